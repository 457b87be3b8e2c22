{{%AUTOESCAPE context="HTML"}}
{{#breadcrumb}}
<nav class="breadcrumb" aria-label="[[layout.breadcrumb]]">
    <ol>
        {{#parents}}<li><a href="{{url}}">{{label}}</a></li>
        {{/parents}}
        <li><span aria-current="page">{{here}}</span></li>
    </ol>
</nav>
{{/breadcrumb}}
