{{%AUTOESCAPE context="HTML"}}
<footer class="footer">
    <div class="frame footer-grid">
        <section class="footer-block" aria-labelledby="footer-shop">
            <h2 class="footer-title" id="footer-shop">{{shop_name}}</h2>
            <address class="footer-address">
                {{shop_address}}<br>
                <a href="tel:{{phone_number}}"><bdi dir="ltr">{{phone}}</bdi></a><br>
                {{#whatsapp_url}}<a href="{{whatsapp_url}}" rel="noopener">[[layout.whatsapp]]</a><br>{{/whatsapp_url}}
                {{opening_hours}}
            </address>
            <p class="footer-small">[[layout.trade_register]] <bdi dir="ltr">{{trade_register}}</bdi></p>
        </section>
        <div class="footer-block footer-departments">
            <h2 class="footer-title">[[layout.categories]]</h2>
            <ul class="plain">
                {{#categories}}<li><a href="{{url}}">{{label}}</a></li>
                {{/categories}}
            </ul>
        </div>
        <nav class="footer-block" aria-labelledby="footer-information">
            <h2 class="footer-title" id="footer-information">[[layout.information]]</h2>
            <ul class="plain">
                <li><a href="{{tracking_url}}">[[layout.track_long]]</a></li>
                {{#information}}<li><a href="{{url}}">{{label}}</a></li>
                {{/information}}
            </ul>
        </nav>
        <section class="footer-block" aria-labelledby="footer-payment">
            <h2 class="footer-title" id="footer-payment">[[layout.payment]]</h2>
            <p>[[layout.payment_text]]</p>
            <p>[[layout.prices_text]]</p>
        </section>
    </div>
    <p class="frame footer-end">© <bdi>{{year}}</bdi> {{shop_name}}</p>
</footer>
