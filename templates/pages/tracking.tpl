{{%AUTOESCAPE context="HTML"}}
<div class="frame narrow">
    <h1 class="page-title">[[tracking.title]]</h1>
    <p class="listing-text">[[tracking.text]]</p>
    <form class="panel tracking-form" action="{{tracking_form_url}}" method="post" novalidate>
        {{#problem}}<p class="notice notice-bad" role="alert" tabindex="-1" data-focus>{{problem}}</p>{{/problem}}
        [[>field section="number" name="orderNumber" label="[[tracking.number]]" mark="" attributes="dir='ltr' autocomplete='off' autocapitalize='characters' maxlength='40' required"]]
        [[>field section="phone_field" name="phone" label="[[checkout.phone]]" mark="" attributes="type='tel' inputmode='tel' autocomplete='tel' dir='ltr' maxlength='25' required"]]
        <button class="button" type="submit">[[tracking.button]]</button>
    </form>
    {{#result}}
    <section class="tracking-result" aria-labelledby="result-title" tabindex="-1" data-focus>
        <h2 class="band-title" id="result-title">[[tracking.order]] <bdi dir="ltr">{{order_number}}</bdi></h2>
        <p class="tracking-status">{{status_text}}</p>
        {{#delivery_day}}<p>[[order.delivery_day]] : <strong>{{delivery_day}}</strong></p>{{/delivery_day}}
        <ol class="timeline">
            {{#steps}}
            <li class="timeline-step timeline-{{step_state}}">
                <strong>{{step_label}}</strong>
                {{#step_date}}<span class="timeline-date">{{step_date}}</span>{{/step_date}}
                {{#step_text}}<p>{{step_text}}</p>{{/step_text}}
            </li>
            {{/steps}}
        </ol>
    </section>
    {{/result}}
    [[>help]]
</div>
