{{%AUTOESCAPE context="HTML"}}
<aside class="help" aria-labelledby="help-title">
    <h2 class="help-title" id="help-title">[[help.title]]</h2>
    <p>[[help.text]]</p>
    <p class="help-actions">
        <a class="button button-quiet" href="tel:{{phone_number}}">[[>icon name="phone"]]<bdi dir="ltr">{{phone}}</bdi></a>
        {{#whatsapp_url}}<a class="button button-quiet" href="{{whatsapp_url}}" rel="noopener">[[>icon name="whatsapp"]][[layout.whatsapp_short]]</a>{{/whatsapp_url}}
    </p>
    <p class="help-hours">{{opening_hours}}</p>
</aside>
