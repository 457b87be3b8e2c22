{{%AUTOESCAPE context="HTML"}}
<ul class="cards">
    {{#cards}}
    <li>[[>card heading="((heading))"]]</li>
    {{/cards}}
</ul>
