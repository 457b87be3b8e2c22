{{%AUTOESCAPE context="HTML"}}
<svg class="icon icon-((name))" width="20" height="20" aria-hidden="true" focusable="false"><use href="[[static:icons.svg]]#((name))"/></svg>
