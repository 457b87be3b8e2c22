{{%AUTOESCAPE context="HTML"}}
<div class="frame">
    [[>breadcrumb]]
    <div class="listing-head">
        <h1 class="page-title">{{title}}</h1>
        {{#paragraph}}<p class="listing-text">{{paragraph}}</p>{{/paragraph}}
        {{#has_branches}}
        <ul class="branches" aria-label="[[listing.branches]]">
            {{#branches}}
            {{#current}}<li><a class="branch" href="{{url}}" aria-current="page">{{label}}</a></li>{{/current}}
            {{#not_current}}<li><a class="branch" href="{{url}}">{{label}}</a></li>{{/not_current}}
            {{/branches}}
        </ul>
        {{/has_branches}}
    </div>
    <div class="listing">
        <form class="filters" id="filters" action="{{list_url}}" method="get" aria-labelledby="filters-title">
            <div class="filters-head">
                <h2 class="filters-title" id="filters-title">[[listing.filters]]</h2>
                <a class="filters-close" href="#results">[[>icon name="close"]]<span class="unseen">[[listing.close]]</span></a>
            </div>
            <div class="filters-body">
                {{#kept_fields}}<input type="hidden" name="{{hidden_name}}" value="{{hidden_value}}">{{/kept_fields}}
                <fieldset class="group">
                    <legend class="group-title">[[listing.availability]]</legend>
                    <label class="check"><input type="checkbox" name="inStock" value="true" {{#stock_only}}checked{{/stock_only}}><span>[[listing.in_stock]]</span></label>
                </fieldset>
                <fieldset class="group">
                    <legend class="group-title">[[listing.price]]</legend>
                    <div class="range">
                        <label class="range-part"><span>[[listing.price_from]]</span><input class="input" name="minPrice" value="{{price_from}}" inputmode="numeric" pattern="[0-9]*" maxlength="9"></label>
                        <label class="range-part"><span>[[listing.price_to]]</span><input class="input" name="maxPrice" value="{{price_to}}" inputmode="numeric" pattern="[0-9]*" maxlength="9"></label>
                    </div>
                </fieldset>
                {{#groups}}
                <fieldset class="group">
                    <legend class="group-title">{{group_title}}</legend>
                    {{#options}}
                    <label class="check"><input type="{{option_type}}" id="{{option_id}}" name="{{option_name}}" value="{{option_value}}" {{#checked}}checked{{/checked}}><span>{{option_label}}</span> <span class="count">{{option_count}}</span></label>
                    {{/options}}
                </fieldset>
                {{/groups}}
            </div>
            <div class="filters-end">
                <button class="button button-wide" type="submit">[[listing.apply]]</button>
            </div>
        </form>
        <section class="results" id="results" tabindex="-1" aria-label="[[listing.results]]">
            <div class="results-head">
                <p class="results-count" role="status">{{result_count}}</p>
                <a class="button button-quiet filters-open" href="#filters">[[>icon name="filter"]][[listing.filters]] <span class="filters-number">{{filter_count}}</span></a>
                <form class="sort" action="{{list_url}}" method="get">
                    {{#sort_fields}}<input type="hidden" name="{{hidden_name}}" value="{{hidden_value}}">{{/sort_fields}}
                    <label class="sort-label" for="sort">[[listing.sort]]</label>
                    <select class="input sort-select" id="sort" name="sort" data-submit>
                        {{#sorts}}<option value="{{choice_value}}" {{#selected}}selected{{/selected}}>{{choice_label}}</option>
                        {{/sorts}}
                    </select>
                    <button class="button button-quiet script-off" type="submit">[[listing.sort_button]]</button>
                </form>
            </div>
            {{#has_chips}}
            <ul class="chips" aria-label="[[listing.applied]]">
                {{#chips}}<li><a class="chip" href="{{remove_url}}"><span class="unseen">[[listing.remove]] </span>{{chip_label}}[[>icon name="close"]]</a></li>
                {{/chips}}
                <li><a class="chip-clear" href="{{clear_url}}">[[listing.clear]]</a></li>
            </ul>
            {{/has_chips}}
            {{#has_cards}}
            [[>cards heading="h2"]]
            [[>pagination]]
            {{/has_cards}}
            {{#not_cards}}
            <div class="empty">
                <h2 class="empty-title">[[listing.empty]]</h2>
                <ul class="empty-advice">
                    <li>[[listing.empty_words]]</li>
                    <li>[[listing.empty_reference]]</li>
                    <li>[[listing.empty_filters]] <a href="{{clear_url}}">[[listing.clear]]</a></li>
                </ul>
                [[>help]]
            </div>
            {{/not_cards}}
        </section>
    </div>
</div>
