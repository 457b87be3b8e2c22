{{%AUTOESCAPE context="HTML"}}
<div class="frame narrow error-page">
    <p class="error-status">[[error.status]] <bdi>{{status}}</bdi></p>
    <h1 class="page-title">{{title}}</h1>
    <p class="lead">{{message}}</p>
    {{#searchable}}
    <form class="hero-search" action="{{search_url}}" method="get" role="search" aria-label="[[search.label]]">
        <label class="unseen" for="error-q">[[search.label]]</label>
        <input class="input hero-input" id="error-q" name="q" type="search" placeholder="[[search.placeholder]]" maxlength="100">
        <button class="button" type="submit">[[search.button]]</button>
    </form>
    {{/searchable}}
    <p><a class="button button-quiet" href="{{home_url}}">[[error.home]]</a></p>
    {{#request_id}}<p class="field-hint">[[error.request]] <bdi dir="ltr">{{request_id}}</bdi></p>{{/request_id}}
    [[>help]]
</div>
