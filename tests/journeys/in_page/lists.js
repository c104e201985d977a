// Lists that WebKit would not tell VoiceOver about: without the role, outside of navigation, and no item has a marker.
() => {
  const marked = (item) => {
    const { display, listStyleType, listStyleImage } = getComputedStyle(item);
    if (display === "list-item" && (listStyleType !== "none" || listStyleImage !== "none")) return true;
    return !["none", "normal", '""'].includes(getComputedStyle(item, "::before").content);
  };
  const lost = (list) => list.children.length > 0 && !list.role && !list.closest("nav") && ![...list.children].some(marked);
  return [...document.querySelectorAll("ul, ol")].filter(lost).map((list) => `${list.localName}.${list.className} is no list for VoiceOver`);
}
