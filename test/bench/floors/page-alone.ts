// The least that a page of Keyfob’s can be: its own name, while main goes on as ever.
document.body.textContent = document.title;
performance.mark('overview');
