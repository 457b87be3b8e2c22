{{%AUTOESCAPE context="HTML"}}
<select class="input" id="wilaya" name="wilaya" ((attributes)) data-search="[[wilaya.search]]" data-none="[[wilaya.none]]">
    <option value="">[[wilaya.choose]]</option>
    {{#wilayas}}
    <option value="{{wilaya_slug}}" data-words="{{wilaya_words}}" {{#selected}}selected{{/selected}}>{{wilaya_label}} : {{wilaya_cost}}</option>
    {{/wilayas}}
</select>
