{{%AUTOESCAPE context="HTML"}}
<article class="card">
    {{#picture}}
    <div class="card-picture">
        <img src="{{picture_url}}" alt="" width="320" height="320" decoding="async" {{#lazy}}loading="lazy"{{/lazy}}>
    </div>
    {{/picture}}
    <div class="card-facts">
        {{#brand}}<p class="card-brand"><bdi>{{brand}}</bdi></p>{{/brand}}
        <((heading)) class="card-name">
            {{#card_language}}<a class="card-link" href="{{product_url}}" lang="{{card_language}}"><bdi>{{name}}</bdi></a>{{/card_language}}
            {{#not_card_language}}<a class="card-link" href="{{product_url}}">{{name}}</a>{{/not_card_language}}
        </((heading))>
        {{#deciding}}<p class="card-specifications">{{deciding}}</p>{{/deciding}}
    </div>
    <div class="card-end">
        [[>price class="card-price"]]
        [[>stock]]
        {{#card_buyable}}
        <form class="card-form" method="post" action="{{add_url}}">
            <input type="hidden" name="productId" value="{{product_id}}">
            <input type="hidden" name="quantity" value="1">
            <button class="button button-quiet button-wide" type="submit">[[>icon name="cart"]][[product.add_short]]<span class="unseen"> [[product.add_rest]] {{name}}</span></button>
        </form>
        {{/card_buyable}}
        {{#not_card_buyable}}
        <a class="button button-quiet button-wide card-form" href="{{product_url}}">[[product.see_short]]<span class="unseen"> : {{name}}</span></a>
        {{/not_card_buyable}}
    </div>
</article>
