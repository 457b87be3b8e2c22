{{%AUTOESCAPE context="HTML"}}
{{#summary}}
<ul class="summary-lines">
    {{#lines}}
    <li class="summary-line">
        <img class="summary-picture" src="{{picture_url}}" alt="" width="56" height="56" decoding="async">
        <span class="summary-name">
            {{#text_language}}<bdi lang="{{text_language}}">{{name}}</bdi>{{/text_language}}
            {{#not_text_language}}{{name}}{{/not_text_language}}
            <span class="summary-small"><bdi dir="ltr">{{reference}}</bdi></span>
            <span class="summary-small"><bdi>{{quantity}}</bdi> × <bdi>{{unit_price}}</bdi></span>
        </span>
        <bdi class="summary-amount">{{line_total}}</bdi>
    </li>
    {{/lines}}
</ul>
<dl class="totals">
    {{#parts}}
    <div class="totals-row"><dt>{{total_label}}</dt><dd><bdi>{{total_amount}}</bdi></dd></div>
    {{/parts}}
    <div class="totals-row totals-grand"><dt>{{grand_label}}</dt><dd><bdi>{{grand_total}}</bdi></dd></div>
</dl>
<p class="totals-tax">{{contained_tax}}</p>
{{/summary}}
