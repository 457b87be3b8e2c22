{{%AUTOESCAPE context="HTML"}}
<div class="frame">
    [[>breadcrumb]]
    <h1 class="page-title">[[services.title]]</h1>
    <p class="listing-text">[[services.text]]</p>
    <div class="split">
        <ul class="services services-wide">
            {{#services}}[[>service heading="h2"]]{{/services}}
        </ul>
        <div>
            <div class="panel">
                <h2 class="panel-title">[[services.how]]</h2>
                <ol class="how how-column">
                    <li><strong>[[services.how_call]]</strong> [[services.how_call_text]]</li>
                    <li><strong>[[services.how_visit]]</strong> [[services.how_visit_text]]</li>
                    <li><strong>[[services.how_pay]]</strong> [[services.how_pay_text]]</li>
                </ol>
                <dl class="facts"><div><dt>[[home.zones]]</dt><dd>{{technician_zones}}</dd></div></dl>
            </div>
            [[>help]]
        </div>
    </div>
</div>
