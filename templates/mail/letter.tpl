{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{{heading}}</title>
</head>
<body bgcolor="#faf8f6" style="margin: 0; padding: 16px; background: #faf8f6; color: #1d2939; font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', Tahoma, Arial, sans-serif">
<table role="presentation" align="center" width="100%" cellpadding="0" cellspacing="0" style="max-width: 600px; margin: 0 auto; background: #ffffff; border: 1px solid #e7e2dc; border-radius: 8px">
<tr><td style="padding: 24px">
<h1 style="margin: 0 0 16px; font-size: 22px; line-height: 1.25">{{heading}}</h1>
{{#paragraphs}}
<p style="margin: 0 0 16px">{{text}}</p>
{{/paragraphs}}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin: 0 0 16px">
{{#facts}}
<tr>
<td valign="top" style="padding: 4px 0; padding-inline-end: 16px; color: #475467; white-space: nowrap">{{label}}</td>
<td valign="top" style="padding: 4px 0">
{{#call}}<a href="tel:{{number}}" style="color: #b54708"><bdi dir="ltr">{{value}}</bdi></a>{{/call}}
{{#not_call}}<bdi>{{value}}</bdi>{{/not_call}}
</td>
</tr>
{{/facts}}
</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
{{#lines}}
<tr>
<td valign="top" style="padding: 8px 0; padding-inline-end: 16px; border-top: 1px solid #e7e2dc">
{{#own}}<bdi>{{name}}</bdi>{{/own}}{{#foreign}}<bdi lang="{{name_language}}">{{name}}</bdi>{{/foreign}}<br>
<span style="color: #475467; font-size: 14px"><bdi dir="ltr">{{reference}}</bdi> · <bdi>{{quantity}}</bdi></span>
</td>
<td valign="top" style="padding: 8px 0; border-top: 1px solid #e7e2dc; text-align: end; white-space: nowrap"><bdi>{{amount}}</bdi></td>
</tr>
{{/lines}}
{{#totals}}
<tr>
<td style="padding: 4px 0; border-top: 1px solid #e7e2dc">{{label}}</td>
<td style="padding: 4px 0; border-top: 1px solid #e7e2dc; text-align: end; white-space: nowrap"><bdi>{{amount}}</bdi></td>
</tr>
{{/totals}}
{{#grand_total}}
<tr>
<td style="padding: 8px 0; border-top: 2px solid #1d2939; font-weight: bold">{{label}}</td>
<td style="padding: 8px 0; border-top: 2px solid #1d2939; font-weight: bold; text-align: end; white-space: nowrap"><bdi>{{amount}}</bdi></td>
</tr>
{{/grand_total}}
</table>
{{#contained_tax}}
<p style="margin: 0 0 16px; color: #475467; font-size: 14px">{{text}}</p>
{{/contained_tax}}
{{#link}}
<p style="margin: 24px 0"><a href="{{url}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background: #b54708; color: #ffffff; text-decoration: none; font-weight: bold">{{label}}</a></p>
{{/link}}
<div style="margin-top: 24px; padding-top: 16px; border-top: 1px solid #e7e2dc; color: #475467; font-size: 14px">
{{#closing}}
<p style="margin: 0 0 4px">{{text}}</p>
{{/closing}}
</div>
</td></tr>
</table>
</body>
</html>
