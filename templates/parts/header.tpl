{{%AUTOESCAPE context="HTML"}}
<header class="header">
    <div class="topline">
        <div class="frame topline-row">
            <a class="topline-phone" href="tel:{{phone_number}}">
                [[>icon name="phone"]]
                <span class="unseen">[[layout.call]]</span>
                <bdi dir="ltr">{{phone}}</bdi>
            </a>
            {{#whatsapp_url}}
            <a class="topline-whatsapp" href="{{whatsapp_url}}" rel="noopener">[[>icon name="whatsapp"]]<span class="topline-word">[[layout.whatsapp_short]]</span></a>
            {{/whatsapp_url}}
            <span class="topline-hours">{{opening_hours}}</span>
            <span class="topline-promise">[[layout.promise]]</span>
            <nav class="languages" aria-label="[[layout.languages]]">
                {{#translations}}
                {{#chosen}}<span class="language" lang="{{language}}" aria-current="true">{{language_name}}</span>{{/chosen}}
                {{#not_chosen}}<a class="language" lang="{{language}}" hreflang="{{language}}" href="{{translation_url}}">{{language_name}}</a>{{/not_chosen}}
                {{/translations}}
            </nav>
        </div>
    </div>
    <div class="masthead">
        <div class="frame masthead-row">
            <a class="logo" href="{{home_url}}">
                <img class="logo-mark" src="[[static:logo.svg]]" width="40" height="40" alt="">
                <span class="logo-name">{{shop_name}}</span>
            </a>
            <form class="search" action="{{search_url}}" method="get" role="search">
                <label class="unseen" for="q">[[search.label]]</label>
                <input class="search-field" id="q" name="q" type="search" value="{{search_text}}" placeholder="[[search.placeholder]]" autocomplete="off" enterkeyhint="search" maxlength="100">
                <button class="search-button" type="submit">[[>icon name="search"]]<span class="unseen">[[search.button]]</span></button>
            </form>
            <a class="masthead-link" href="{{tracking_url}}">[[>icon name="truck"]]<span class="masthead-word">[[layout.track]]</span></a>
            <a class="masthead-link cart-link" href="{{cart_url}}">
                [[>icon name="cart"]]<span class="masthead-word">[[layout.cart]]</span>
                <span class="badge" data-cart-count data-one="[[layout.in_cart_one]]" data-two="[[layout.in_cart_two]]" data-few="[[layout.in_cart_few]]" data-many="[[layout.in_cart_many]]" data-other="[[layout.in_cart_other]]" hidden></span>
            </a>
        </div>
    </div>
    <nav class="families" aria-label="[[layout.categories]]">
        <ul class="frame families-row">
            {{#categories}}
            <li>
                {{#current}}<a class="family-link" href="{{url}}" aria-current="page">{{label}}</a>{{/current}}
                {{#not_current}}<a class="family-link" href="{{url}}">{{label}}</a>{{/not_current}}
            </li>
            {{/categories}}
        </ul>
    </nav>
</header>
