{{%AUTOESCAPE context="HTML"}}
<div class="frame checkout">
    [[>steps one="done" two="now" three="next" current_one="" current_two="aria-current='step'" current_three=""]]
    <h1 class="page-title">[[check.title]]</h1>
    <p class="listing-text">[[check.text]]</p>
    [[>notices]]
    <div class="checkout-grid">
        <div class="checkout-form">
            <section class="panel check-order" aria-labelledby="order-title">
                <h2 class="panel-title" id="order-title">[[checkout.summary]]</h2>
                [[>summary]]
            </section>
        </div>
        <form class="checkout-summary check-side" action="{{confirm_url}}" method="post" data-once>
            {{#carried}}<input type="hidden" name="{{hidden_name}}" value="{{hidden_value}}">{{/carried}}
            <div class="panel">
                <h2 class="panel-title">[[check.deliver_to]]</h2>
                <p class="check-address">
                    <strong dir="auto">{{full_name}}</strong><br>
                    {{#address_lines}}<span dir="auto">{{line}}</span><br>{{/address_lines}}
                    <bdi dir="ltr">{{contact_phone}}</bdi>
                    {{#contact_email}}<br><bdi dir="ltr">{{contact_email}}</bdi>{{/contact_email}}
                </p>
                {{#buyer_note}}<p class="check-note" dir="auto">{{buyer_note}}</p>{{/buyer_note}}
                <dl class="facts">
                    <div><dt>[[order.delivery_day]]</dt><dd>{{delivery_day}}</dd></div>
                    <div><dt>[[order.payment]]</dt><dd>[[order.cash]]</dd></div>
                </dl>
                <p class="field-hint"><a href="{{terms_url}}" target="_blank">{{accepted_terms}}</a></p>
                <button class="link-button" type="submit" formaction="{{edit_url}}">[[check.edit]]</button>
            </div>
            <div class="confirm-bar">
                <button class="button button-wide button-large" type="submit">{{button_text}}</button>
                <p class="totals-tax">[[check.obligation]]</p>
            </div>
        </form>
    </div>
</div>
