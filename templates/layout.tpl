{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{page_title}}</title>
    <meta name="description" content="{{description}}">
    {{#unlisted}}<meta name="robots" content="noindex">{{/unlisted}}
    {{#not_unlisted}}
    <link rel="canonical" href="{{canonical_url}}">
    {{#translations}}<link rel="alternate" hreflang="{{language}}" href="{{absolute_url}}">
    {{/translations}}
    <link rel="alternate" hreflang="x-default" href="{{default_language_url}}">
    {{/not_unlisted}}
    <meta name="color-scheme" content="light dark">
    <meta name="theme-color" content="#1d2939">
    <link rel="icon" href="[[static:favicon.svg]]" type="image/svg+xml">
    <link rel="stylesheet" href="[[static:site.css]]">
    <script type="module" src="[[static:site.js]]"></script>
    {{#structured_data}}<script type="application/ld+json">{{structured_data:none}}</script>{{/structured_data}}
</head>
<body>
    <a class="skip" href="#content">[[layout.skip]]</a>
    [[>header]]
    <main id="content" tabindex="-1">
        {{#page}}
        [[>page]]
        {{/page}}
    </main>
    [[>footer]]
</body>
</html>
