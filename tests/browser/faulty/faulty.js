console.error("spoken error");
console.warn("spoken warning");
document.querySelector("p").lastElementChild.id = "late";
throw new Error("thrown");
