{{%AUTOESCAPE context="HTML"}}
{{#pagination}}
<nav class="pagination" aria-label="[[listing.pages]]">
    {{#previous_url}}<a class="page-step" rel="prev" href="{{previous_url}}">[[>icon name="back"]][[listing.previous]]</a>{{/previous_url}}
    <ul class="page-numbers">
        {{#numbers}}
        {{#linked}}<li><a class="page-number" href="{{page_url}}"><span class="unseen">[[listing.page]] </span>{{page_label}}</a></li>{{/linked}}
        {{#this_page}}<li><span class="page-number" aria-current="page"><span class="unseen">[[listing.page]] </span>{{page_label}}</span></li>{{/this_page}}
        {{#gap}}<li class="page-gap">…</li>{{/gap}}
        {{/numbers}}
    </ul>
    {{#next_url}}<a class="page-step" rel="next" href="{{next_url}}">[[listing.next]][[>icon name="forward"]]</a>{{/next_url}}
</nav>
{{/pagination}}
