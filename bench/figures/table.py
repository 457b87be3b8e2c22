"""Figures, their goals, the table and the chart of docs/performance.md."""
import dataclasses
import html
import statistics


@dataclasses.dataclass
class Figure:
    name: str
    value: float
    goal: str = ""  # ">= 0.80", "<= 25"; empty: measured without a goal
    unit: str = ""
    sides: str = ""  # what was divided by what, in absolute numbers

    def reached(self):
        if not self.goal:
            return None
        sign, bound = self.goal.split()
        return self.value >= float(bound) if sign == ">=" else self.value <= float(bound)


def ratio(name, goal, ours, theirs, unit):
    """Median of the ratios of neighbouring runs: both sides swing together on a shared machine."""
    value = statistics.median(a / b for a, b in zip(ours, theirs))
    sides = f"{number(statistics.median(ours))} / {number(statistics.median(theirs))} {unit}"
    return Figure(name, value, goal, "", sides)


def number(value):
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}".rstrip("0").rstrip(".") if value < 10 else f"{value:.1f}"


def markdown(figures):
    lines = ["| figure | measured | goal | | both sides |", "|---|---:|---:|---|---|"]
    for f in figures:
        mark = {None: "", True: "yes", False: "**no**"}[f.reached()]
        unit = f" {f.unit}" if f.unit else ""
        lines.append(f"| {f.name} | {number(f.value)}{unit} | {f.goal} | {mark} | {f.sides} |")
    return "\n".join(lines)


def chart(figures):
    """Every ratio as a bar against its goal: 1 is the goal, longer is better."""
    rows = [f for f in figures if f.goal and f.value > 0]
    width, bar, left, scale = 860, 26, 430, 190
    height = 40 + bar * len(rows) + 20
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
           f'<rect width="{width}" height="{height}" fill="#fff"/>',
           '<text x="8" y="20" font-weight="bold">Measured against its goal (line: the goal; longer is better)</text>']
    for i, f in enumerate(rows):
        sign, bound = f.goal.split()
        share = f.value / float(bound) if sign == ">=" else float(bound) / f.value
        y = 34 + i * bar
        length = min(share, 2.1) * scale
        colour = "#1f7a4d" if f.reached() else "#b3400f"
        out.append(f'<text x="{left - 8}" y="{y + 14}" text-anchor="end">{html.escape(f.name[:66])}</text>')
        out.append(f'<rect x="{left}" y="{y + 3}" width="{length:.0f}" height="15" fill="{colour}"/>')
        out.append(f'<text x="{left + length + 5:.0f}" y="{y + 15}" fill="#333">{share:.2f}</text>')
    out.append(f'<line x1="{left + scale}" y1="30" x2="{left + scale}" y2="{height - 16}" stroke="#222" stroke-dasharray="3 3"/>')
    out.append("</svg>")
    return "\n".join(out) + "\n"
