{{%AUTOESCAPE context="HTML"}}
<div class="frame checkout">
    [[>steps one="done" two="done" three="now" current_one="" current_two="" current_three="aria-current='step'"]]
    <section class="placed">
        [[>icon name="check"]]
        <h1 class="placed-title">{{thanks}}</h1>
        <p class="placed-number">[[confirmation.number]] <bdi class="number" dir="ltr">{{order_number}}</bdi></p>
        <p class="placed-date">{{ordered_at}}</p>
    </section>
    <div class="checkout-grid">
        <section class="checkout-form" aria-labelledby="next-title">
            <h2 class="band-title" id="next-title">[[confirmation.next]]</h2>
            <ol class="how how-column">
                <li><strong>[[confirmation.call]]</strong> {{call_text}}</li>
                <li><strong>[[confirmation.delivery]]</strong> {{delivery_day}}</li>
                <li><strong>[[confirmation.pay]]</strong> {{amount_due}}</li>
            </ol>
            <p class="placed-actions">
                <button class="button button-quiet script-on" type="button" data-print>[[>icon name="printer"]][[confirmation.print]]</button>
                <a class="button button-quiet" href="{{track_order_url}}">[[>icon name="truck"]][[confirmation.track]]</a>
                <a class="button button-quiet" href="{{continue_url}}">[[cart.continue]]</a>
            </p>
            <p class="placed-right">{{withdrawal_text}}</p>
            [[>help]]
        </section>
        <aside class="checkout-summary" aria-labelledby="summary-title">
            <div class="panel">
                <h2 class="panel-title" id="summary-title">[[confirmation.order]]</h2>
                [[>summary]]
                <h3 class="summary-heading">[[check.deliver_to]]</h3>
                <p class="check-address">
                    <strong dir="auto">{{full_name}}</strong><br>
                    {{#address_lines}}<span dir="auto">{{line}}</span><br>{{/address_lines}}
                    <bdi dir="ltr">{{contact_phone}}</bdi>
                </p>
            </div>
        </aside>
    </div>
</div>
