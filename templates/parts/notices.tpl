{{%AUTOESCAPE context="HTML"}}
{{#has_notices}}
<div class="notices" role="status">
    {{#notices}}<p class="notice notice-{{tone}}">{{notice}}</p>
    {{/notices}}
</div>
{{/has_notices}}
