{{%AUTOESCAPE context="HTML"}}
<li class="service">
    [[>icon name="wrench"]]
    <div>
        <((heading)) class="service-name">{{service_name}}</((heading))>
        <p>{{service_text}}</p>
        <p class="service-terms"><strong>{{service_price}}</strong>{{#service_duration}} · {{service_duration}}{{/service_duration}}</p>
    </div>
</li>
