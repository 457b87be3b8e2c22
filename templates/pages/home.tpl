{{%AUTOESCAPE context="HTML"}}
<section class="hero">
    <div class="frame hero-row">
        <div class="hero-words">
            <h1 class="hero-title">[[home.title]]</h1>
            <p class="hero-text">[[home.text]]</p>
            <form class="panel find" action="{{find_part_url}}" method="get" aria-labelledby="find-title">
                <h2 class="panel-title" id="find-title">[[home.find_title]]</h2>
                <p class="find-text">[[home.find_text]]</p>
                <div class="find-row">
                    <div class="field">
                        <label class="label" for="find-brand">[[home.find_brand]]</label>
                        <select class="input" id="find-brand" name="manufacturer">
                            <option value="">[[home.find_any]]</option>
                            {{#brands}}<option value="{{value}}">{{brand_name}}</option>
                            {{/brands}}
                        </select>
                    </div>
                    <div class="field">
                        <label class="label" for="find-model">[[home.find_model]]</label>
                        <input class="input" id="find-model" name="q" placeholder="[[home.find_example]]" autocomplete="off" maxlength="100">
                    </div>
                    <button class="button" type="submit">[[home.find_button]]</button>
                </div>
            </form>
            <p class="hero-small">{{catalogue_size}}</p>
        </div>
        <div class="hero-picture" aria-hidden="true">
            <img class="hero-boiler" src="[[static:pictures/condensing-boiler.svg]]" alt="" width="320" height="320" loading="lazy">
            <img class="hero-part" src="[[static:pictures/circulator.svg]]" alt="" width="160" height="160" loading="lazy">
            <img class="hero-part" src="[[static:pictures/three-way-valve.svg]]" alt="" width="160" height="160" loading="lazy">
        </div>
    </div>
</section>

<section class="promises" aria-label="[[home.promises]]">
    <ul class="frame promises-row">
        <li>[[>icon name="cash"]]<span><strong>[[home.promise_pay]]</strong> <span class="promises-text">[[home.promise_pay_text]]</span></span></li>
        <li>[[>icon name="truck"]]<span><strong>[[home.promise_delivery]]</strong> <span class="promises-text">[[home.promise_delivery_text]]</span></span></li>
        <li>[[>icon name="phone"]]<span><strong>[[home.promise_call]]</strong> <span class="promises-text">[[home.promise_call_text]]</span></span></li>
        <li>[[>icon name="shield"]]<span><strong>[[home.promise_invoice]]</strong> <span class="promises-text">[[home.promise_invoice_text]]</span></span></li>
    </ul>
</section>

<section class="frame band" aria-labelledby="families-title">
    <h2 class="band-title" id="families-title">[[home.families]]</h2>
    <ul class="tiles">
        {{#families}}
        <li class="tile">
            <img class="tile-picture" src="{{family_picture_url}}" alt="" width="120" height="120" decoding="async" loading="lazy">
            <div>
                <h3 class="tile-name"><a class="card-link" href="{{family_url}}">{{family_name}}</a></h3>
                <p class="tile-count">{{family_count}}</p>
                <ul class="tile-branches">
                    {{#branches}}<li><a href="{{url}}">{{label}}</a></li>
                    {{/branches}}
                </ul>
            </div>
        </li>
        {{/families}}
    </ul>
</section>

{{#has_cards}}
<section class="frame band" aria-labelledby="selection-title">
    <h2 class="band-title" id="selection-title">[[home.selection]]</h2>
    [[>cards heading="h3"]]
</section>
{{/has_cards}}

<section class="frame band" aria-labelledby="how-title">
    <h2 class="band-title" id="how-title">[[home.how]]</h2>
    <ol class="how">
        <li><strong>[[home.how_order]]</strong> [[home.how_order_text]]</li>
        <li><strong>[[home.how_call]]</strong> [[home.how_call_text]]</li>
        <li><strong>[[home.how_pay]]</strong> [[home.how_pay_text]]</li>
    </ol>
</section>

<section class="frame band split" aria-labelledby="services-title">
    <div>
        <h2 class="band-title" id="services-title">[[home.services]]</h2>
        <ul class="services">
            {{#services}}[[>service heading="h3"]]{{/services}}
        </ul>
        <p><a class="more" href="{{services_url}}">[[home.services_more]][[>icon name="forward"]]</a></p>
    </div>
    <div class="panel about">
        <h2 class="panel-title">[[home.who]]</h2>
        <p>[[home.who_text]]</p>
        <dl class="facts">
            <div><dt>[[home.address]]</dt><dd>{{shop_address}}</dd></div>
            <div><dt>[[home.hours]]</dt><dd>{{opening_hours}}</dd></div>
            <div><dt>[[home.zones]]</dt><dd>{{technician_zones}}</dd></div>
            <div><dt>[[layout.trade_register]]</dt><dd><bdi dir="ltr">{{trade_register}}</bdi></dd></div>
        </dl>
        <p><a class="more" href="{{seller_url}}">[[home.who_more]][[>icon name="forward"]]</a></p>
    </div>
</section>
