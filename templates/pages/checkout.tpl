{{%AUTOESCAPE context="HTML"}}
<div class="frame checkout">
    [[>steps one="now" two="next" three="next" current_one="aria-current='step'" current_two="" current_three=""]]
    <div class="checkout-grid">
        <form class="checkout-form" action="{{check_url}}" method="post" novalidate>
            <h1 class="page-title">[[checkout.title]]</h1>
            {{#has_faults}}
            <div class="fault-summary" role="alert" tabindex="-1" data-focus aria-labelledby="faults-title">
                <h2 class="fault-title" id="faults-title">[[checkout.faults]]</h2>
                <ul>
                    {{#faults}}<li><a href="{{fault_url}}">{{fault}}</a></li>
                    {{/faults}}
                </ul>
            </div>
            {{/has_faults}}
            <fieldset class="fields">
                <legend class="fields-title">[[checkout.you]]</legend>
                <div class="field-pair">
                    [[>field section="first_name" name="firstName" label="[[checkout.first_name]]" mark="" attributes="autocomplete='given-name' maxlength='50' required"]]
                    [[>field section="last_name" name="lastName" label="[[checkout.last_name]]" mark="" attributes="autocomplete='family-name' maxlength='50' required"]]
                </div>
                {{#phone_field}}
                <div class="field">
                    <label class="label" for="phone">[[checkout.phone]]</label>
                    <p class="field-hint" id="phone-hint">[[checkout.phone_hint]]</p>
                    {{#fault}}<p class="field-fault" id="phone-fault">[[>icon name="alert"]]{{fault}}</p>{{/fault}}
                    <input class="input" id="phone" name="phone" type="tel" inputmode="tel" autocomplete="tel" dir="ltr" maxlength="25" required placeholder="0555 12 34 56" value="{{value}}" {{#fault}}aria-invalid="true" aria-describedby="phone-fault phone-hint"{{/fault}}{{#not_fault}}aria-describedby="phone-hint"{{/not_fault}}>
                </div>
                {{/phone_field}}
                [[>field section="email" name="email" label="[[checkout.email]]" mark=" [[checkout.optional]]" attributes="type='email' inputmode='email' autocomplete='email' dir='ltr' maxlength='200'"]]
            </fieldset>
            <fieldset class="fields">
                <legend class="fields-title">[[checkout.address]]</legend>
                {{#wilaya}}
                <div class="field">
                    <label class="label" for="wilaya">[[checkout.wilaya]]</label>
                    {{#fault}}<p class="field-fault" id="wilaya-fault">[[>icon name="alert"]]{{fault}}</p>{{/fault}}
                    {{#fault}}[[>wilaya_select attributes="required autocomplete='address-level1' aria-invalid='true' aria-describedby='wilaya-fault'"]]{{/fault}}
                    {{#not_fault}}[[>wilaya_select attributes="required autocomplete='address-level1'"]]{{/not_fault}}
                </div>
                {{/wilaya}}
                <div class="field-pair">
                    [[>field section="city" name="city" label="[[checkout.commune]]" mark="" attributes="autocomplete='address-level2' maxlength='100' required"]]
                    [[>field section="postal_code" name="postalCode" label="[[checkout.postal_code]]" mark=" [[checkout.optional]]" attributes="autocomplete='postal-code' inputmode='numeric' dir='ltr' maxlength='10'"]]
                </div>
                [[>field section="street" name="street" label="[[checkout.street]]" mark="" attributes="autocomplete='address-line1' maxlength='200' required"]]
                {{#notes}}
                <div class="field">
                    <label class="label" for="notes">[[checkout.note]] [[checkout.optional]]</label>
                    {{#fault}}<p class="field-fault" id="notes-fault">[[>icon name="alert"]]{{fault}}</p>{{/fault}}
                    <textarea class="input" id="notes" name="notes" rows="3" maxlength="1000">{{value}}</textarea>
                </div>
                {{/notes}}
            </fieldset>
            <fieldset class="fields">
                <legend class="fields-title">[[checkout.terms]]</legend>
                {{#terms}}
                {{#fault}}<p class="field-fault" id="terms-fault">[[>icon name="alert"]]{{fault}}</p>{{/fault}}
                <label class="check check-terms" for="termsVersion">
                    <input type="checkbox" id="termsVersion" name="termsVersion" value="{{terms_version}}" required {{#terms_accepted}}checked{{/terms_accepted}} {{#fault}}aria-invalid="true" aria-describedby="terms-fault"{{/fault}}>
                    <span>[[checkout.terms_accept]]</span>
                </label>
                {{/terms}}
                <p class="field-hint">{{terms_text}} · <a href="{{terms_url}}" target="_blank">[[checkout.terms_read]]</a> · <a href="{{privacy_url}}" target="_blank">[[checkout.privacy_read]]</a></p>
            </fieldset>
            <div class="checkout-end">
                {{#summary}}<p class="checkout-total">{{grand_label}} <bdi class="price-now">{{grand_total}}</bdi></p>{{/summary}}
                <button class="button button-large" type="submit">[[checkout.to_check]][[>icon name="forward"]]</button>
                <a class="more" href="{{cart_back_url}}">[[checkout.back_to_cart]]</a>
            </div>
        </form>
        <aside class="panel checkout-summary" aria-labelledby="summary-title">
            <h2 class="panel-title" id="summary-title">[[checkout.summary]]</h2>
            [[>summary]]
            <p class="totals-tax">[[cart.promise]]</p>
        </aside>
    </div>
</div>
