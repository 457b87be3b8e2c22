// What must be read first after a form was sent: the list of faults, the answer.
{
    const first = document.querySelector("[data-focus]");
    if (first) first.focus();
}
