{{%AUTOESCAPE context="HTML"}}
{{#stock}}<p class="stock stock-{{level}}">{{words}}</p>{{/stock}}
