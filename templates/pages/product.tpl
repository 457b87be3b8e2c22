{{%AUTOESCAPE context="HTML"}}
<div class="frame">
    [[>breadcrumb]]
    <article class="product">
        <div class="gallery">
            {{#picture}}
            <div class="gallery-main"><img src="{{picture_url}}" alt="{{alternative}}" width="600" height="600" fetchpriority="high" data-gallery></div>
            {{/picture}}
            {{#has_thumbnails}}
            <ul class="gallery-row">
                {{#thumbnails}}<li><a class="thumbnail" href="{{full_url}}" data-full="{{full_url}}"><img src="{{thumbnail_url}}" alt="{{thumbnail_text}}" width="72" height="72" loading="lazy"></a></li>
                {{/thumbnails}}
            </ul>
            {{/has_thumbnails}}
        </div>
        <div class="product-facts">
            {{#text_language}}<h1 class="product-name" lang="{{text_language}}"><bdi>{{name}}</bdi></h1>{{/text_language}}
            {{#not_text_language}}<h1 class="product-name">{{name}}</h1>{{/not_text_language}}
            <p class="product-reference">
                {{#manufacturer}}<a href="{{url}}"><bdi>{{label}}</bdi></a> · {{/manufacturer}}[[product.reference]] <bdi dir="ltr">{{reference}}</bdi>
            </p>
            {{#summary}}<p class="product-summary" {{#text_language}}lang="{{text_language}}" dir="auto"{{/text_language}}>{{summary}}</p>{{/summary}}
            <div class="buy panel">
                <div class="buy-head">
                    [[>price class="product-price"]]
                    <p class="buy-tax">[[product.tax]]</p>
                    [[>stock]]
                </div>
                {{#buyable}}
                <form class="buy-form" id="buy" method="post" action="{{add_url}}">
                    <input type="hidden" name="productId" value="{{product_id}}">
                    <div class="stepper" data-stepper>
                        <label class="unseen" for="quantity">[[product.quantity]]</label>
                        <button class="stepper-button script-on" type="button" data-step="-1" aria-label="[[product.less]]">[[>icon name="minus"]]</button>
                        <input class="input stepper-field" id="quantity" name="quantity" type="number" inputmode="numeric" min="1" max="{{quantity_limit}}" value="1" required>
                        <button class="stepper-button script-on" type="button" data-step="1" aria-label="[[product.more]]">[[>icon name="plus"]]</button>
                    </div>
                    <button class="button buy-button" type="submit">[[>icon name="cart"]][[product.add]]</button>
                </form>
                {{/buyable}}
                {{#not_buyable}}
                <p class="notice notice-info">[[product.ask]]</p>
                {{/not_buyable}}
                <p class="buy-contact">
                    <a class="button button-quiet" href="tel:{{phone_number}}">[[>icon name="phone"]]<span class="unseen">[[layout.call]] </span><bdi dir="ltr">{{phone}}</bdi></a>
                    {{#whatsapp_url}}<a class="button button-quiet" href="{{whatsapp_url}}" rel="noopener">[[>icon name="whatsapp"]][[layout.whatsapp_short]]</a>{{/whatsapp_url}}
                </p>
            </div>
            <ul class="assurances">
                <li>[[>icon name="cash"]]<span>[[product.pay]]</span></li>
                {{#warranty}}<li>[[>icon name="shield"]]<span>[[product.warranty]] <strong>{{warranty}}</strong></span></li>{{/warranty}}
                <li>[[>icon name="document"]]<span>[[product.invoice]]</span></li>
                <li>[[>icon name="return"]]<span><a href="{{delivery_url}}">[[product.returns]]</a></span></li>
            </ul>
            {{#delivery}}
            <form class="delivery panel" action="{{delivery_form_url}}#delivery" id="delivery" method="get">
                <div class="field">
                    <label class="label" for="wilaya">[[product.delivery_for]]</label>
                    <div class="delivery-row">
                        [[>wilaya_select attributes="data-submit"]]
                        <button class="button button-quiet script-off" type="submit">[[product.delivery_button]]</button>
                    </div>
                </div>
                {{#delivery_cost}}
                <p class="delivery-answer" role="status">[[>icon name="truck"]]<span>[[product.delivery_cost]] <strong><bdi>{{delivery_cost}}</bdi></strong>{{#delivery_day}}, {{delivery_day}}{{/delivery_day}}</span></p>
                {{/delivery_cost}}
                {{#not_delivery_cost}}
                <p class="delivery-answer">[[>icon name="truck"]]<span>[[product.delivery_anywhere]]</span></p>
                {{/not_delivery_cost}}
            </form>
            {{/delivery}}
        </div>
    </article>

    {{#buyable}}
    <div class="buy-bar">
        {{#price}}<bdi class="price-now">{{amount}}</bdi>{{/price}}
        <button class="button" type="submit" form="buy">[[>icon name="cart"]][[product.add]]</button>
    </div>
    {{/buyable}}

    <div class="product-details">
        {{#has_specifications}}
        <section aria-labelledby="specifications-title">
            <h2 class="band-title" id="specifications-title">[[product.specifications]]</h2>
            <table class="table">
                <tbody>
                    {{#specifications}}<tr><th scope="row">{{specification_name}}</th><td><bdi>{{specification_value}}</bdi></td></tr>
                    {{/specifications}}
                </tbody>
            </table>
        </section>
        {{/has_specifications}}
        <section class="prose" aria-labelledby="description-title">
            <h2 class="band-title" id="description-title">[[product.description]]</h2>
            <div {{#text_language}}lang="{{text_language}}" dir="auto"{{/text_language}}>
                {{#paragraphs}}<p>{{line}}</p>
                {{/paragraphs}}
            </div>
            {{#has_features}}
            <ul class="features" {{#features_language}}lang="{{features_language}}" dir="ltr"{{/features_language}}>
                {{#features}}<li>{{line}}</li>
                {{/features}}
            </ul>
            {{/has_features}}
            {{#has_compatible}}
            <h3>[[product.compatible]]</h3>
            <ul class="compatible">
                {{#compatible}}<li><a href="{{url}}"><bdi>{{label}}</bdi></a></li>
                {{/compatible}}
            </ul>
            {{/has_compatible}}
            {{#has_documents}}
            <h3>[[product.documents]]</h3>
            <ul class="documents">
                {{#documents}}<li><a href="{{url}}">[[>icon name="document"]]<bdi>{{label}}</bdi></a></li>
                {{/documents}}
            </ul>
            {{/has_documents}}
        </section>
    </div>

    {{#review_list}}
    <section class="band" aria-labelledby="reviews-title">
        <h2 class="band-title" id="reviews-title">[[product.reviews]]</h2>
        <p class="reviews-average">{{average}}</p>
        <ul class="reviews">
            {{#reviews}}
            <li class="review">
                <p class="review-head"><strong>{{stars}}</strong> · {{author}} · {{review_date}}</p>
                {{#review_title}}<h3 class="review-title" dir="auto">{{review_title}}</h3>{{/review_title}}
                {{#comment}}<p dir="auto">{{comment}}</p>{{/comment}}
            </li>
            {{/reviews}}
        </ul>
    </section>
    {{/review_list}}

    {{#has_cards}}
    <section class="band" aria-labelledby="related-title">
        <h2 class="band-title" id="related-title">[[product.related]]</h2>
        [[>cards heading="h3"]]
    </section>
    {{/has_cards}}
</div>
