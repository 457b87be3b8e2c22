{{%AUTOESCAPE context="HTML"}}
<ol class="steps" aria-label="[[checkout.steps]]">
    <li class="step step-((one))" ((current_one))><span class="step-number">1</span><span class="step-word">[[checkout.step_contact]]</span></li>
    <li class="step step-((two))" ((current_two))><span class="step-number">2</span><span class="step-word">[[checkout.step_check]]</span></li>
    <li class="step step-((three))" ((current_three))><span class="step-number">3</span><span class="step-word">[[checkout.step_confirm]]</span></li>
</ol>
