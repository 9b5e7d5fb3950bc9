// Own foods and recipes: told in a form, kept with or without a connection, eaten from their list, changed and taken away.
class FoodOwn {
  constructor(root, diary) {
    this.root = root;
    this.diary = diary;
    this.lines = [];
    this.id = null; // of the recipe that is changed
    const find = (name) => root.querySelector(`[data-${name}]`);
    this.food = find("own");
    this.recipe = find("recipe");
    this.food.addEventListener("submit", (event) => this.keepFood(event));
    this.recipe.addEventListener("submit", (event) => this.keepRecipe(event));
    this.recipe.words.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.add();
    });
    root.addEventListener("click", (event) => this.pressed(event.target.closest("button")));
  }

  tell(sentence) { this.recipe.querySelector("[data-recipe-said]").textContent = sentence; }

  pressed(button) {
    if (!button) return;
    const { dataset } = button;
    if ("recipeAdd" in dataset) this.add();
    else if (dataset.recipeDrop) { this.lines.splice(Number(dataset.recipeDrop), 1); this.draw(); }
    else if ("recipeCancel" in dataset) this.reset();
    else if (dataset.changeOwn) this.change(JSON.parse(dataset.changeOwn));
    else if (dataset.removeOwn) this.remove(dataset.removeOwn);
  }

  // Foods of a recipe in words, read as the diary reads them; what nobody knows is offered to choose from.
  async add() {
    const text = this.recipe.words.value.trim();
    if (!text) return;
    const { diary } = this;
    const heard = await diary.asked(() => ask(diary.href("understand"), { text }, diary.athlete));
    if (!heard) return;
    this.lines.push(...heard.lines.filter((line) => line.food_id));
    this.tell(heard.lines.length && !heard.unknown.length ? "" : heard.text);
    diary.offer(heard.foods, this.recipe.querySelector("[data-recipe-found]"), (line) => { this.lines.push(line); this.draw(); this.tell(""); });
    if (heard.lines.length) this.recipe.words.value = "";
    this.draw();
  }

  draw() {
    this.recipe.querySelector("[data-recipe-lines]").replaceChildren(...this.diary.rows(this.lines, "recipe-drop"));
    this.recipe.querySelector("[data-recipe-cancel]").hidden = !(this.lines.length || this.id);
  }

  keepRecipe(event) {
    event.preventDefault();
    if (!this.lines.length) { this.tell(this.diary.words.recipe_empty); return; }
    const ingredients = this.lines.map(({ food_id, amount, unit, grams }) => (grams ? { food_id, grams } : { food_id, amount: amount || 1, unit }));
    const food = { name: this.recipe.elements.name.value.trim(), servings: Number(this.recipe.servings.value), ingredients };
    this.diary.send("own", { food: this.id ? { ...food, id: this.id } : food });
  }

  keepFood(event) {
    event.preventDefault();
    const told = Object.fromEntries([...new FormData(this.food)].filter(([, value]) => value.trim() !== ""));
    const { name, code, serving_g, id, ...rest } = told;
    const told_now = Object.fromEntries(Object.entries(rest).map(([n, v]) => [n, Number(v)]));
    const food = { name, per_100_g: id ? { ...this.older.per_100_g, ...told_now } : told_now };
    if (code) food.code = code;
    if (serving_g) food.serving_g = Number(serving_g);
    if (id) Object.assign(food, { id, brand: this.older.brand });
    this.diary.send("own", { food });
  }

  // The form of a food or a recipe with what it holds.
  change(food) {
    this.reset();
    const form = food.recipe ? this.recipe : this.food;
    if (food.recipe) {
      this.id = food.food_id;
      this.lines = food.ingredients.map((part) => ({ ...part, amount: part.grams, unit: "g", grams: null }));
      const whole = food.ingredients.reduce((sum, part) => sum + part.grams, 0);
      form.elements.name.value = food.name;
      form.servings.value = Math.max(1, Math.round(whole / food.serving_g));
      this.draw();
    } else {
      this.older = food; // what the form does not ask stays as it was
      for (const [name, value] of Object.entries({ ...food.per_100_g, name: food.name, serving_g: food.serving_g, code: food.code ?? "", id: food.food_id })) {
        if (form.elements[name]) form.elements[name].value = value;
      }
    }
    form.scrollIntoView({ block: "nearest" });
  }

  reset() {
    this.food.reset();
    this.food.elements.id.value = "";
    this.recipe.reset();
    this.id = null;
    this.lines = [];
    this.tell("");
    this.recipe.querySelector("[data-recipe-found]").replaceChildren();
    this.draw();
  }

  // It was kept: it can be eaten at once, above.
  kept(food) {
    this.reset();
    this.diary.offer([food]);
    this.diary.root.scrollIntoView();
    this.show();
  }

  waiting() { this.reset(); }

  async remove(food_id) {
    const { diary } = this;
    const done = await diary.asked(() => ask(diary.href("own-removed"), { food_id }, diary.athlete));
    if (done) { diary.tell(diary.words.undone); this.show(); }
  }

  async show() {
    const { diary } = this;
    const found = await diary.asked(() => ask(diary.href("own-foods"), undefined, diary.athlete));
    if (!found) return;
    this.root.querySelector("[data-recipes]").innerHTML = found.recipes; // written and escaped by the house
    this.root.querySelector("[data-own-foods]").innerHTML = found.foods;
  }
}
