"""The controls of all exercises: each has a name, fits a telephone, and shares its layout with its like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
from ipywidgets.widgets.widget_bool import CheckboxStyle
from ipywidgets.widgets.widget_button import ButtonStyle
from ipywidgets.widgets.widget_description import DescriptionStyle
from ipywidgets.widgets.widget_string import HTMLStyle, TextStyle

from crossborder.exercises import days, words
from crossborder.exercises.ask import Choice, Day, Many
from crossborder.exercises.html import el, join

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from crossborder.exercises.ask import Field
    from crossborder.exercises.html import Markup
    from crossborder.exercises.state import Value


class Kit:
    """Makes the controls of one exercise; those of a kind share one layout and one style, which keeps a page light."""

    def __init__(self) -> None:
        self._wide = widgets.Layout(width="auto", max_width="100%")
        self._narrow = widgets.Layout(width="auto", max_width="100%", flex_flow="row wrap", display="flex")
        self._label = DescriptionStyle(description_width="auto")
        self._typed = TextStyle(description_width="auto")
        self._html = HTMLStyle()
        self._tick = CheckboxStyle(description_width="initial")
        self._button = ButtonStyle()

    def html(self, markup: Markup | None = None) -> widgets.HTML:
        """A piece of HTML."""
        return widgets.HTML(value=str(markup or ""), layout=self._wide, style=self._html)

    def box(self, *children: widgets.Widget) -> widgets.VBox:
        """Widgets one below the other."""
        return widgets.VBox(children, layout=self._wide)

    def row(self, *children: widgets.Widget) -> widgets.HBox:
        """Widgets side by side; they wrap where the page is narrow."""
        return self.classed(widgets.HBox(children, layout=self._narrow), "cbx-row")

    def classed(self, widget: Any, *names: str) -> Any:  # noqa: ANN401 - ipywidgets publishes no types
        """A widget with classes, which say how it is laid out."""
        # In one go: each add_class is a message of its own.
        widget._dom_classes = (*widget._dom_classes, *names)  # noqa: SLF001 - as add_class does, which sends one message a class
        return widget

    def panes(
        self, controls: Sequence[widgets.Widget], see: Sequence[widgets.Widget], details: Sequence[widgets.Widget] = ()
    ) -> widgets.VBox:
        """What you change beside what changes, which stays on top on a narrow window; details come below it, or after the controls."""
        left = self.classed(self.box(*controls), "stage-controls")
        right = self.classed(self.box(*see), "stage-see")
        below = [self.classed(self.box(*details), "stage-details")] if details else []
        return self.classed(self.box(left, right, *below), "stage-panes")

    def beside(self, read: widgets.Widget, panes: widgets.VBox) -> widgets.VBox:
        """What is read, beside what is changed and what changes: three columns where there is room."""
        panes.children = (self.classed(read, "stage-beside"), *panes.children)
        return self.classed(panes, "stage-three")

    def two(self, left: Sequence[widgets.Widget], right: Sequence[widgets.Widget]) -> widgets.VBox:
        """Two columns to read and to answer; on a narrow window one below the other."""
        return self.classed(self.box(self.box(*left), self.box(*right)), "stage-two")

    def button(
        self, text: str, pressed: Callable[[], None], *, main: bool = False, tooltip: str = "", look: str = ""
    ) -> widgets.Button:
        """A button.

        Args:
            text: what it says; this is its name. Without words its tooltip is.
            main: whether it is the one that carries on.
            look: a class of the style sheet.
        """
        made = widgets.Button(description=text, tooltip=tooltip or text, layout=self._wide, style=self._button)
        made.on_click(lambda _: pressed())
        return self.classed(made, "cbx-button", *(["cbx-main"] if main else []), *([look] if look else []))

    def field(
        self, field: Field, value: Value, changed: Callable[[Value], None], *, can_empty: bool = False
    ) -> widgets.Widget:
        """The control for a field; ``can_empty`` says whether a list that has an answer still offers none."""
        if isinstance(field, Many):
            return self._many(field, value, changed)
        text = str(value)
        if isinstance(field, Day):
            return self._day(field, text, changed)
        control = self._choice(field, text, can_empty=can_empty or not text)
        control.observe(lambda change: changed(change["new"]), "value")
        return control

    def _day(self, field: Day, value: str, changed: Callable[[Value], None]) -> widgets.Text:
        """A line to type a day in; it answers on Enter and when it is left, so that half a day is no mistake."""
        made = self.line(field.label, days.display(value), lambda text: changed(days.to_iso(text)), words.DAY_EXAMPLE)
        made.tooltip = f"{field.label}. {words.DAY_FORM}"
        return made

    def line(self, label: str, value: str, changed: Callable[[str], None], placeholder: str = "") -> widgets.Text:
        """A line to type in; it answers on Enter and when it is left."""
        return self._text(widgets.Text, label, value, changed, placeholder=placeholder, continuous_update=False)

    def area(
        self,
        label: str,
        value: str,
        placeholder: str,
        changed: Callable[[Value], None],
        *,
        when_left: bool = False,
        short: bool = False,
    ) -> widgets.Textarea:
        """A field for sentences.

        Args:
            when_left: answer when the field is left, and not at each key.
            short: for a few words: a lower field.
        """
        made = self._text(
            widgets.Textarea, label, value, changed, placeholder=placeholder, continuous_update=not when_left
        )
        return self.classed(made, "cbx-short") if short else made

    def _text(self, kind: Any, label: str, value: str, changed: Callable[[str], None], **more: Any) -> Any:  # noqa: ANN401 - ipywidgets publishes no types
        """A field to type in."""
        made = kind(value=value, description=label, tooltip=label, layout=self._wide, style=self._typed, **more)
        made.observe(lambda change: changed(change["new"]), "value")
        return self.classed(made, "cbx-field")

    def named_days(
        self, what: str, listed: Sequence[tuple[str, str]], picked: Callable[[str], None]
    ) -> widgets.Dropdown:
        """A list of days, such as ``2000-06-19``, with what happened; picking one hands it over and goes back to the first line."""
        options = [(words.PICK_DAY, ""), *((f"{days.display(day)}: {text}", day) for day, text in listed)]
        label = words.NAMED_DAYS_LABEL.format(what=what)
        made = self._labelled(widgets.Dropdown, label, options, "")

        def chosen(change: dict[str, Any]) -> None:
            if change["new"]:
                picked(change["new"])
                made.value = ""

        made.observe(chosen, "value")
        return self.classed(made, "cbx-bare")

    def stepped(
        self, day: widgets.Text, label: str, listed: Sequence[tuple[str, str]], say: Callable[[str], None]
    ) -> widgets.VBox:
        """A day that is typed, moved by a day, or picked by name; what to correct before it can be moved is said."""

        def picked(text: str) -> None:
            day.value = days.display(text)

        def moved(by: int) -> None:
            try:
                picked(days.shifted(days.read_day(day.value, label), by).isoformat())
            except days.DayError as error:
                say(str(error))

        before = self.button("", lambda: moved(-1), tooltip=f"{label}: {words.DAY_BEFORE}", look="stage-minus")
        after = self.button("", lambda: moved(1), tooltip=f"{label}: {words.DAY_AFTER}", look="stage-plus")
        return self.box(self.classed(self.box(before, day, after), "stage-day"), self.named_days(label, listed, picked))

    def upload(
        self, text: str, read: Callable[[list[tuple[str, bytes]]], None], *, several: bool = False
    ) -> widgets.FileUpload:
        """A button that asks for files with the ending .json."""
        look = {"layout": self._wide, "style": self._button}
        made = widgets.FileUpload(description=text, tooltip=text, accept=".json", multiple=several, **look)

        def changed(change: dict[str, Any]) -> None:
            if not change["new"]:
                return
            read([(file.name, bytes(file.content)) for file in change["new"]])
            # So that the same file can be chosen a second time. The button of several files goes on showing how many there are.
            if not several:
                made.value = ()

        made.observe(changed, "value")
        return self.classed(made, "cbx-button")

    def _choice(self, field: Choice, value: str, *, can_empty: bool) -> widgets.Dropdown | widgets.RadioButtons:
        options = [(option.text, option.value) for option in field.options]
        if not field.listed:
            return self._labelled(widgets.RadioButtons, field.label, options, value or None)
        listed = [(words.CHOOSE, ""), *options] if can_empty else options
        return self._labelled(widgets.Dropdown, field.label, listed, value)

    def _labelled(self, kind: Any, label: str, options: list[tuple[str, str]], value: str | None) -> Any:  # noqa: ANN401 - ipywidgets publishes no types
        """A choice among options."""
        look = {"layout": self._wide, "style": self._label}
        return self.classed(kind(options=options, value=value, description=label, tooltip=label, **look), "cbx-field")

    def _many(self, field: Many, value: Value, changed: Callable[[Value], None]) -> widgets.VBox:
        """The question, and its ticks as one group below it."""
        chosen = value if isinstance(value, list) else []
        look = {"indent": False, "layout": self._wide, "style": self._tick}
        values = [one.value for one in field.options]
        ticks = [widgets.Checkbox(value=one.value in chosen, description=one.text, **look) for one in field.options]

        def ticked(_: object) -> None:
            changed([value for value, tick in zip(values, ticks, strict=True) if tick.value])

        for tick in ticks:
            self.classed(tick, "cbx-tick").observe(ticked, "value")
        # A box takes no tooltip: ipywidgets looks for a description then. The page names the group by what is before it.
        return self.box(self.html(el("p", el("strong", field.label))), self.classed(self.row(*ticks), "live-group"))


class Announcer(widgets.HTML):  # type: ignore[misc]  # ipywidgets publishes no types
    """The one live region of an exercise: it is there before anything is said, and each change is said once."""

    value: str

    def __init__(self) -> None:
        super().__init__(value="")
        self.add_class("live-status")

    def say(self, sentence: Markup) -> None:
        """Announce one sentence. The same one again differs by a space, or a screen reader would keep silent."""
        told = str(sentence)
        self.value = f"{told}\u00a0" if self.value == told else told


class Page(widgets.VBox):  # type: ignore[misc]  # ipywidgets publishes no types
    """What a notebook shows as widgets, and beside them the same for a reader without JavaScript."""

    def __init__(self, *looks: str) -> None:
        self.kit, self._status = Kit(), Announcer()
        super().__init__([])
        self.kit.classed(self, "cbx", *looks)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def whole(self) -> Markup:
        """The page for a reader without JavaScript, and for print; each has its own."""
        raise NotImplementedError

    def _repr_mimebundle_(self, *, exclude: Collection[str] | None = None, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - IPython's own arguments
        """The widget, and beside it the page as HTML; a live page, which draws the widget, excludes that."""
        bundle: dict[str, Any] = super()._repr_mimebundle_(exclude=exclude, **kwargs)
        return bundle if "text/html" in (exclude or ()) else {**bundle, "text/html": str(self.whole())}

    def say(self, sentence: str) -> None:
        """Announce one sentence."""
        self._status.say(join(sentence))


def _all(roots: Sequence[widgets.Widget]) -> Iterator[widgets.Widget]:
    """Widgets with all that is in them. Layouts and styles are shared and not among them."""
    for widget in roots:
        yield from _all(getattr(widget, "children", ()))
        yield widget


def refill(box: widgets.Box, children: Sequence[widgets.Widget]) -> None:
    """Put other widgets into a box, and let those go that are no longer in it; else both Python and the page keep them for ever.

    Args:
        box: the box; what is in it already, at any depth, and also in the children stays as it is.
    """
    before = tuple(_all(box.children))
    box.children = tuple(children)
    staying = {id(widget) for widget in _all(box.children)}
    for widget in before:
        if id(widget) not in staying:
            widget.close()
