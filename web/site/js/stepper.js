// Minus and plus beside a quantity, and fields that send their form when they change.
{
    for (const stepper of document.querySelectorAll("[data-stepper]")) {
        const field = stepper.querySelector("input");
        stepper.addEventListener("click", (event) => {
            const button = event.target.closest("[data-step]");
            if (!button) return;
            const wanted = (Number(field.value) || 1) + Number(button.dataset.step);
            field.value = Math.min(Number(field.max), Math.max(Number(field.min), wanted));
        });
    }
    for (const field of document.querySelectorAll("[data-submit]")) {
        field.addEventListener("change", () => {
            if (field.checkValidity()) field.form.requestSubmit();
            else field.reportValidity();
        });
    }
    for (const link of document.querySelectorAll("[data-full]")) {
        link.addEventListener("click", (event) => {
            event.preventDefault();
            document.querySelector("[data-gallery]").src = link.dataset.full;
        });
    }
}
