// The button that prints the confirmation, and buttons that may be pressed only once.
{
    for (const button of document.querySelectorAll("[data-print]"))
        button.addEventListener("click", () => window.print());
    for (const form of document.querySelectorAll("[data-once]"))
        form.addEventListener("submit", () => {
            // after the browser has read the form, so that a pressed button still counts
            setTimeout(() => form.querySelectorAll("button").forEach((button) => (button.disabled = true)));
        });
    // coming back by the browser's arrow finds the buttons usable again
    window.addEventListener("pageshow", () => {
        for (const button of document.querySelectorAll("[data-once] button")) button.disabled = false;
    });
}
