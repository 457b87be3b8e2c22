// The filter sheet opens by its address (#filters); here it also closes with Escape and keeps the focus.
{
    const sheet = document.getElementById("filters");
    const narrow = window.matchMedia("(max-width: 1023px)");
    const isOpen = () => narrow.matches && location.hash === "#filters";
    const follow = () => {
        for (const part of document.querySelectorAll(".header, .footer, .listing-head, .results")) part.inert = isOpen();
        if (isOpen()) sheet.querySelector("a, input").focus();
    };
    if (sheet) {
        window.addEventListener("hashchange", follow);
        narrow.addEventListener("change", follow);
        document.addEventListener("keydown", (event) => {
            if (event.key === "Escape" && isOpen()) {
                location.hash = "results";
                document.querySelector(".filters-open").focus();
            }
        });
        follow();
    }
}
