"use strict";

// A menu closes when one clicks elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.nav-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// What is marked comes into view: on a page of its own by scrolling the window, beside a row within its frame.
window.reveal = () => {
  const here = document.getElementById("here");
  if (!here) return;
  const desk = here.closest(".desk");
  const place = here.getBoundingClientRect();
  const frame = desk.getBoundingClientRect();
  desk.scrollLeft += place.left + place.width / 2 - frame.left - desk.clientWidth / 2;
  if (desk.classList.contains("embedded")) {
    desk.scrollTop += place.top - frame.top - desk.clientHeight * 0.35;
  } else {
    const head = document.querySelector(".bar").getBoundingClientRect().bottom;
    if (place.top < head + 8 || place.bottom > window.innerHeight * 0.9) {
      window.scrollBy(0, place.top - window.innerHeight * 0.35);
    }
  }
};
window.addEventListener("DOMContentLoaded", window.reveal);
