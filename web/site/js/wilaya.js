// The select of the 58 wilayas becomes a field to type in: name in either script, without accents, or number.
{
    const fold = (text) =>
        text
            .toLowerCase()
            .normalize("NFD")
            .replace(/[\u0300-\u036f\u064b-\u0655\u0640]/g, "")
            .replace(/[أإآ]/g, "ا")
            .replace(/ة/g, "ه")
            .replace(/ى/g, "ي")
            .replace(/['’-]/g, " ")
            .trim();

    const build = (tag, attributes) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        return element;
    };

    const enhance = (select) => {
        const options = [...select.options].filter((option) => option.value);
        const field = build("input", {
            class: "input", id: select.id, type: "text", role: "combobox", autocomplete: "off",
            "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": select.id + "-list",
            placeholder: select.dataset.search,
        });
        for (const name of ["aria-invalid", "aria-describedby"])
            if (select.hasAttribute(name)) field.setAttribute(name, select.getAttribute(name));
        const label = document.querySelector(`label[for="${select.id}"]`);
        const list = build("ul", { class: "combobox-list", id: select.id + "-list", role: "listbox", hidden: "" });
        list.setAttribute("aria-label", label ? label.textContent : select.dataset.search);
        const box = build("div", { class: "combobox" });
        select.before(box);
        box.append(field, list, select);
        select.id += "-value";
        select.hidden = true;
        select.required = false; // the server checks; a hidden field cannot show the browser's message

        const chosen = () => select.selectedOptions[0];
        const name = () => (chosen().value ? chosen().textContent.trim() : "");
        let active = -1;

        const close = () => {
            list.hidden = true;
            active = -1;
            field.setAttribute("aria-expanded", "false");
            field.removeAttribute("aria-activedescendant");
        };
        const mark = (index) => {
            const rows = list.querySelectorAll("[role=option]");
            rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === index)));
            active = index;
            if (!rows[index]) return field.removeAttribute("aria-activedescendant");
            field.setAttribute("aria-activedescendant", rows[index].id);
            rows[index].scrollIntoView({ block: "nearest" });
        };
        const open = (text) => {
            const words = fold(text).split(/\s+/);
            const fits = options.filter((option) => {
                const known = fold(option.dataset.words + " " + option.textContent);
                return words.every((word) => known.includes(word));
            });
            list.replaceChildren(
                ...fits.map((option) => {
                    const row = build("li", { class: "combobox-option", role: "option", id: "wilaya-" + option.value });
                    row.dataset.value = option.value;
                    row.textContent = option.textContent;
                    return row;
                })
            );
            if (!fits.length) {
                const none = build("li", { class: "combobox-none", role: "option", "aria-disabled": "true" });
                none.textContent = select.dataset.none;
                list.append(none);
            }
            list.hidden = false;
            field.setAttribute("aria-expanded", "true");
            mark(text && fits.length ? 0 : -1);
        };
        const choose = (row) => {
            if (!row || !row.dataset.value) return;
            const changed = select.value !== row.dataset.value;
            select.value = row.dataset.value;
            field.value = name();
            close();
            if (changed) select.dispatchEvent(new Event("change", { bubbles: true }));
        };

        field.value = name();
        field.addEventListener("focus", () => field.select());
        field.addEventListener("click", () => open(""));
        field.addEventListener("input", () => open(field.value));
        field.addEventListener("blur", () => {
            if (!field.value.trim()) select.value = "";
            field.value = name();
            close();
        });
        list.addEventListener("mousedown", (event) => {
            event.preventDefault(); // the field keeps the focus
            choose(event.target.closest("[role=option]"));
        });
        field.addEventListener("keydown", (event) => {
            const rows = list.querySelectorAll("[data-value]");
            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
                event.preventDefault();
                if (list.hidden) open("");
                const step = event.key === "ArrowDown" ? 1 : -1;
                const count = list.querySelectorAll("[data-value]").length;
                if (count) mark((active + step + count) % count);
            } else if (event.key === "Enter" && !list.hidden && rows[active]) {
                event.preventDefault();
                choose(rows[active]);
            } else if (event.key === "Escape") {
                field.value = name();
                close();
            }
        });
    };

    for (const select of document.querySelectorAll("select[data-search]")) enhance(select);
}
