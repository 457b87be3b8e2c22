{{%AUTOESCAPE context="HTML"}}
<div class="frame">
    [[>breadcrumb]]
    <div class="text-page">
        <h1 class="page-title">{{title}}</h1>
        {{#introduction}}<p class="lead">{{introduction}}</p>{{/introduction}}
        {{#version}}<p class="field-hint">{{version}}</p>{{/version}}
        {{#has_facts}}
        <table class="table">
            <tbody>
                {{#facts}}<tr><th scope="row">{{specification_name}}</th><td><bdi>{{specification_value}}</bdi></td></tr>
                {{/facts}}
            </tbody>
        </table>
        {{/has_facts}}
        <div class="prose">
            {{#sections}}
            <section aria-labelledby="{{anchor}}">
                <h2 id="{{anchor}}">{{heading}}</h2>
                {{#paragraphs}}<p>{{line}}</p>
                {{/paragraphs}}
                {{#has_points}}
                <ul>
                    {{#points}}<li>{{line}}</li>
                    {{/points}}
                </ul>
                {{/has_points}}
            </section>
            {{/sections}}
        </div>
        {{#has_rates}}
        <section aria-labelledby="rates-title">
            <h2 class="band-title" id="rates-title">[[delivery.rates]]</h2>
            <table class="table rates">
                <thead><tr><th scope="col">[[checkout.wilaya]]</th><th scope="col">[[order.delivery]]</th></tr></thead>
                <tbody>
                    {{#rates}}<tr><th scope="row">{{wilaya_label}}</th><td><bdi>{{wilaya_cost}}</bdi></td></tr>
                    {{/rates}}
                </tbody>
            </table>
        </section>
        {{/has_rates}}
        [[>help]]
    </div>
</div>
