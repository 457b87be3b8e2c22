// The number of items beside the cart. Pages are the same for everybody, so it is asked for on its own.
{
    const badge = document.querySelector("[data-cart-count]");
    const plural = new Intl.PluralRules(document.documentElement.lang);
    const show = (count) => {
        badge.hidden = !(count > 0);
        badge.textContent = count > 0 ? String(count) : "";
        const words = document.createElement("span");
        words.className = "unseen";
        words.textContent = " " + (badge.dataset[plural.select(count)] ?? badge.dataset.other);
        badge.append(words);
    };
    if (badge) {
        fetch("/api/v1/cart", { headers: { Accept: "application/json" }, credentials: "same-origin" })
            .then((answer) => (answer.ok ? answer.json() : null))
            .then((cart) => cart && show(cart.count))
            .catch(() => {}); // without an answer there is no badge; the cart page tells all
    }
}
