// The select of the 58 wilayas becomes a field to type in: name in either script, without accents, or number.
// What identifies one wilaya is chosen when the field is left, however it got there (typed, filled in by the
// browser); what does not stays in the field, marked as invalid, so that nothing typed is lost.
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
            class: "input", id: select.id, type: "text", role: "combobox",
            autocomplete: select.getAttribute("autocomplete") ?? "off",
            "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": select.id + "-list",
            placeholder: select.dataset.search,
        });
        for (const name of ["aria-invalid", "aria-describedby"])
            if (select.hasAttribute(name)) field.setAttribute(name, select.getAttribute(name));
        const refused = field.getAttribute("aria-invalid"); // by the server
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
        let pointed = false; // the visitor moved to an option with the arrow keys

        const close = () => {
            list.hidden = true;
            active = -1;
            pointed = false;
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
        const fitting = (text) => {
            const words = fold(text).split(/\s+/);
            return options.filter((option) => {
                const known = fold(option.dataset.words + " " + option.textContent);
                return words.every((word) => known.includes(word));
            });
        };
        // The one wilaya that a text means: its number, its name, or the only one that fits.
        const meant = (text) => {
            const folded = fold(text);
            if (/^\d{1,2}$/.test(folded))
                return options.find((option) => option.dataset.words.split(" ")[0] === folded.padStart(2, "0"));
            const fits = fitting(text);
            if (fits.length === 1) return fits[0];
            const exact = fits.filter((option) => {
                const [, ...names] = fold(option.dataset.words).split(" ");
                const known = names.join(" ");
                return known.startsWith(folded + " ") || known.endsWith(" " + folded);
            });
            return exact.length === 1 ? exact[0] : undefined;
        };
        const open = (text) => {
            const fits = fitting(text);
            pointed = false;
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
        const show = () => {
            field.value = name();
            if (refused && !select.value) field.setAttribute("aria-invalid", refused);
            else field.removeAttribute("aria-invalid");
        };
        const set = (value) => {
            const changed = select.value !== value;
            select.value = value;
            show();
            close();
            if (changed) select.dispatchEvent(new Event("change", { bubbles: true }));
        };
        const choose = (row) => {
            if (row && row.dataset.value) set(row.dataset.value);
        };
        const settle = () => {
            const text = field.value.trim();
            const row = pointed && list.querySelectorAll("[data-value]")[active];
            if (text === name() && !row) return close();
            if (row) return choose(row);
            const option = text && meant(text);
            if (option) return set(option.value);
            select.value = ""; // never another wilaya than the one that the field shows
            if (text || refused) field.setAttribute("aria-invalid", "true");
            else field.removeAttribute("aria-invalid");
            close();
        };

        show();
        field.addEventListener("focus", () => field.select());
        field.addEventListener("click", () => open(select.value ? "" : field.value));
        field.addEventListener("input", () => open(field.value));
        field.addEventListener("change", () => document.activeElement !== field && settle()); // autofill
        field.addEventListener("blur", settle);
        select.addEventListener("change", show);
        // Back: the browser restores the select after this script ran.
        window.addEventListener("pageshow", () => document.activeElement !== field && show());
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
                if (count) mark(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
                pointed = count > 0;
            } else if (event.key === "Enter" && !list.hidden && rows[active]) {
                event.preventDefault();
                choose(rows[active]);
            } else if (event.key === "Enter") {
                settle();
            } else if (event.key === "Escape") {
                show();
                close();
            }
        });
    };

    for (const select of document.querySelectorAll("select[data-search]")) enhance(select);
}
