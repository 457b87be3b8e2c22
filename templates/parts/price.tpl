{{%AUTOESCAPE context="HTML"}}
{{#price}}
<p class="price ((class))">
    {{#before}}<span class="unseen">[[product.price_now]]</span>{{/before}}
    <bdi class="price-now">{{amount}}</bdi>
    {{#before}}<del class="price-before"><span class="unseen">[[product.price_before]]</span> <bdi>{{before}}</bdi></del>{{/before}}
    {{#saving}}<span class="price-saving">{{saving}}</span>{{/saving}}
</p>
{{/price}}
