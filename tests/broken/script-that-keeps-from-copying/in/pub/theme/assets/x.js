"use strict"
document.addEventListener("copy", event => event.preventDefault())
