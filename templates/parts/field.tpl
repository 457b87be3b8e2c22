{{%AUTOESCAPE context="HTML"}}
{{#((section))}}
<div class="field">
    <label class="label" for="((name))">((label))((mark))</label>
    {{#fault}}<p class="field-fault" id="((name))-fault">[[>icon name="alert"]]{{fault}}</p>{{/fault}}
    <input class="input" id="((name))" name="((name))" value="{{value}}" ((attributes)) {{#fault}}aria-invalid="true" aria-describedby="((name))-fault"{{/fault}}>
</div>
{{/((section))}}
