{{%AUTOESCAPE context="HTML"}}
<div class="frame">
    <h1 class="page-title">[[cart.title]]</h1>
    [[>notices]]
    {{#prices_seen_url}}
    <form method="post" action="{{prices_seen_url}}">
        <button class="link-button" type="submit">[[cart.prices_seen]]</button>
    </form>
    {{/prices_seen_url}}
    {{#undo}}
    <div role="status">
    <form class="notice notice-info undo" method="post" action="{{undo_url}}">
        <span>{{removed_text}}</span>
        <input type="hidden" name="productId" value="{{undo_product_id}}">
        <input type="hidden" name="quantity" value="{{undo_quantity}}">
        <button class="link-button" type="submit">[[cart.undo]]</button>
    </form>
    </div>
    {{/undo}}
    {{#has_lines}}
    <div class="cart">
        <section class="cart-lines" aria-label="[[cart.lines]]">
            <p class="cart-count">{{item_count}}</p>
            <ul class="plain">
                {{#lines}}
                <li class="cart-line">
                    <img class="cart-picture" src="{{picture_url}}" alt="" width="96" height="96" decoding="async">
                    <div class="cart-facts">
                        <h2 class="cart-name">
                            {{#text_language}}<a href="{{product_url}}" lang="{{text_language}}"><bdi>{{name}}</bdi></a>{{/text_language}}
                            {{#not_text_language}}<a href="{{product_url}}">{{name}}</a>{{/not_text_language}}
                        </h2>
                        <p class="cart-small">[[product.reference]] <bdi dir="ltr">{{reference}}</bdi> · <bdi>{{unit_price}}</bdi></p>
                        {{#line_notice}}<p class="cart-notice">{{line_notice}}</p>{{/line_notice}}
                        <form class="cart-form" method="post" action="{{update_url}}">
                            <button class="unseen" type="submit" name="_action" value="update" tabindex="-1">[[cart.update]]</button>
                            <div class="stepper">
                                <button class="stepper-button" type="submit" name="_action" value="less" {{#not_reducible}}disabled{{/not_reducible}}>[[>icon name="minus"]]<span class="unseen">[[product.less]] : {{name}}</span></button>
                                <label class="unseen" for="quantity-{{item_id}}">[[product.quantity]] : {{name}}</label>
                                <input class="input stepper-field" id="quantity-{{item_id}}" name="quantity" type="number" inputmode="numeric" min="1" max="{{quantity_limit}}" value="{{quantity}}" required data-submit>
                                <button class="stepper-button" type="submit" name="_action" value="more" {{#not_increasable}}disabled{{/not_increasable}}>[[>icon name="plus"]]<span class="unseen">[[product.more]] : {{name}}</span></button>
                            </div>
                            <button class="link-button script-off" type="submit" name="_action" value="update">[[cart.update]]</button>
                            <button class="link-button" type="submit" name="_action" value="remove" formnovalidate>[[cart.remove]]<span class="unseen"> : {{name}}</span></button>
                        </form>
                    </div>
                    <bdi class="cart-amount">{{line_total}}</bdi>
                </li>
                {{/lines}}
            </ul>
            <p><a class="more" href="{{continue_url}}">[[>icon name="back"]][[cart.continue]]</a></p>
        </section>
        <section class="panel cart-total" aria-labelledby="total-title">
            <h2 class="panel-title" id="total-title">[[cart.summary]]</h2>
            {{#delivery}}
            <form class="cart-delivery" action="{{delivery_form_url}}" method="get">
                <label class="label" for="wilaya">[[product.delivery_for]]</label>
                <div class="delivery-row">
                    [[>wilaya_select attributes="data-submit"]]
                    <button class="button button-quiet script-off" type="submit">[[product.delivery_button]]</button>
                </div>
            </form>
            <dl class="totals">
                <div class="totals-row"><dt>[[order.subtotal]]</dt><dd><bdi>{{subtotal}}</bdi></dd></div>
                <div class="totals-row">
                    <dt>[[order.delivery]]</dt>
                    <dd>{{#delivery_cost}}<bdi>{{delivery_cost}}</bdi>{{/delivery_cost}}{{#not_delivery_cost}}[[cart.delivery_unknown]]{{/not_delivery_cost}}</dd>
                </div>
                {{#delivery_day}}<div class="totals-row totals-note"><dt>[[order.delivery_day]]</dt><dd>{{delivery_day}}</dd></div>{{/delivery_day}}
                <div class="totals-row totals-grand">
                    <dt>{{#total_with_delivery}}[[order.total]]{{/total_with_delivery}}{{#not_total_with_delivery}}[[cart.total_without]]{{/not_total_with_delivery}}</dt>
                    <dd><bdi>{{total}}</bdi></dd>
                </div>
            </dl>
            {{/delivery}}
            {{#free_delivery_hint}}<p class="totals-hint">[[>icon name="truck"]]<span>{{free_delivery_hint}}</span></p>{{/free_delivery_hint}}
            <a class="button button-wide button-large" href="{{checkout_url}}">[[cart.checkout]]</a>
            <p class="totals-tax">[[cart.promise]]</p>
        </section>
    </div>
    {{/has_lines}}
    {{#not_lines}}
    <div class="empty">
        <h2 class="empty-title">[[cart.empty]]</h2>
        <p>[[cart.empty_text]]</p>
        <ul class="branches">
            {{#suggestions}}<li><a class="branch" href="{{url}}">{{label}}</a></li>
            {{/suggestions}}
        </ul>
        <p><a class="button" href="{{continue_url}}">[[cart.continue]]</a></p>
    </div>
    {{/not_lines}}
</div>
