"""One answer of a model of pydantic-ai: the only file that knows that library, read when a model is first asked.

Reading it takes a second. It brings the three protocols. The loop is ours, because time, the number of look-ups and what a broken
answer means are promises of ours: `model_request` sends one request, and no agent decides to send another.
"""

from __future__ import annotations

from typing import Any

from google.genai.client import Client
from google.genai.types import HttpOptions
from openai import AsyncOpenAI, OpenAIError
from pydantic_ai.direct import model_request
from pydantic_ai.exceptions import UserError
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    SystemPromptPart,
    TextPart,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.models.google import GoogleModel
from pydantic_ai.models.ollama import OllamaModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.profiles import merge_profile
from pydantic_ai.profiles.openai import OpenAIModelProfile
from pydantic_ai.providers.google import GoogleProvider
from pydantic_ai.providers.ollama import OllamaProvider
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.settings import ModelSettings
from pydantic_ai.tools import ToolDefinition

from milo.llm.calling import PLACE, Line
from milo.llm.family import Way
from milo.llm.prompts import ANSWER_SCHEMA, MOST_TOKENS_OUT, messages, read_answer
from milo.llm.tools_offered import offered, read_call, told
from milo.vocabulary.errors import MiloError
from milo.vocabulary.talk import MOST_LOOK_UPS, Answer, BadAnswer, Fact, LookUp, ModelFailed, ModelRefused, Prompt, looked_up

NO_KEY = "none"  # the libraries want one; the line sends its own headers and never this
GEMINI_VERSION = "v1beta"
_COUNTS = ("prompt_tokens", "completion_tokens", "total_tokens")
NO_MORE = f"No more look-ups: {MOST_LOOK_UPS} are allowed in one turn. Answer with the facts you have."
OPTIONS = ModelSettings(temperature=0, max_tokens=MOST_TOKENS_OUT)

# --- the three families


def openai_model(name: str, line: Line, known_as: str = "max_tokens") -> Model:
    """OpenAI's chat completions. known_as: how the server calls the limit of tokens, max_tokens or max_completion_tokens."""
    provider = OpenAIProvider(openai_client=_openai_client(line))
    return OpenAIChatModel(name, provider=provider, profile=_with_limit(provider.model_profile(name), known_as))


def ollama_model(name: str, line: Line) -> Model:
    """Ollama, by the side of it that speaks OpenAI's protocol."""
    provider = OllamaProvider(openai_client=_openai_client(line, "/v1"))
    return OllamaModel(name, provider=provider, profile=_with_limit(provider.model_profile(name), "max_tokens"))


def google_model(name: str, line: Line) -> Model:
    """Google's Gemini."""
    # without a name of its version the library asks v1, which knows neither rules apart from the question nor schemas
    options = HttpOptions(base_url=PLACE, api_version=GEMINI_VERSION, httpx_async_client=line.client())
    return GoogleModel(name, provider=GoogleProvider(client=Client(vertexai=False, api_key=NO_KEY, http_options=options)))


def _openai_client(line: Line, root: str = "") -> AsyncOpenAI:
    # the line tries again by itself, within the time of the whole answer
    return AsyncOpenAI(base_url=PLACE + root, api_key=NO_KEY, http_client=line.client(_whole), max_retries=0)


def _whole(found: dict[str, Any]) -> dict[str, Any]:
    """A chat completion with what the library insists on and many servers leave out: id, time, role, sums."""
    choices = found.get("choices")
    mended = [
        {
            "index": n,
            "finish_reason": None,
            **choice,
            "message": {"role": "assistant", "content": None, **message},
        }
        for n, choice in enumerate(choices if isinstance(choices, list) else [])
        if isinstance(choice, dict) and isinstance(message := choice.get("message"), dict)
    ]
    counted = found.get("usage")
    usage = {name: counted.get(name) or 0 for name in _COUNTS} if isinstance(counted, dict) else None
    return {"id": "", "created": 0, "model": "", **found, "object": "chat.completion", "choices": mended, "usage": usage}


def _with_limit(profile: Any, known_as: str) -> Any:
    return merge_profile(
        profile, OpenAIModelProfile(openai_chat_supports_max_completion_tokens=known_as == "max_completion_tokens")
    )


# --- one answer


async def speak(model: Model, prompt: Prompt, way: Way, by: str) -> Answer:
    """A model's answer to a prompt, with what it looked up on the way.

    model: one of the three above.  way: how much it is asked for.  by: who is said to have spoken.
    Raises ModelBusy, ModelRefused (400 and 422 also where the library knows that the model cannot do it) and BadAnswer.
    """
    rules, question = messages(prompt)
    talk: list[ModelMessage] = [ModelRequest(parts=[SystemPromptPart(rules["content"]), UserPromptPart(question["content"])])]
    looked: list[LookUp] = []
    calls = tokens_in = tokens_out = 0
    while True:
        asking = way is Way.TOOLS and calls < MOST_LOOK_UPS
        response = await _one(model, talk, prompt, way, asking)
        tokens_in += response.usage.input_tokens
        tokens_out += response.usage.output_tokens
        wanted = response.tool_calls
        if not wanted:
            break
        if not asking:
            raise BadAnswer("words", "a call of a tool that was not offered")
        returned = []
        for call in wanted:
            calls += 1
            returned.append(_looked(call, prompt, looked) if calls <= MOST_LOOK_UPS else _said(call, told([], NO_MORE)))
        talk += [response, ModelRequest(parts=returned)]
    text, claims = read_answer(_text(response))
    return Answer(
        text=text,
        claims=claims,
        tokens_in=tokens_in or None,
        tokens_out=tokens_out or None,
        model=response.model_name or model.model_name,
        by=by,
        looked=looked,
    )


async def _one(model: Model, talk: list[ModelMessage], prompt: Prompt, way: Way, asking: bool) -> ModelResponse:
    """One request. asking: with the tools."""
    shape = ModelRequestParameters()
    if asking and prompt.tools is not None:
        tools = [
            ToolDefinition(name=t["name"], parameters_json_schema=t["parameters"], description=t["description"])
            for t in offered(prompt.tools)
        ]
        shape = ModelRequestParameters(function_tools=tools)
    elif way is Way.SHAPE:
        shape = ModelRequestParameters(
            output_mode="native", output_object=OutputObjectDefinition(ANSWER_SCHEMA, name="answer", strict=True)
        )
    try:
        return await model_request(
            model, talk, model_settings=None if way is Way.PLAIN else OPTIONS, model_request_parameters=shape, instrument=False
        )
    except UserError:
        raise ModelRefused("an answer", "a model that cannot be asked in this way", status=400) from None
    except (ModelFailed, OpenAIError, RuntimeError, ValueError, TypeError, LookupError, AttributeError) as e:
        # the libraries wrap what the line raised; for a body of another shape each of them raises something else
        raise _ours(e) from None


def _looked(call: ToolCallPart, prompt: Prompt, looked: list[LookUp]) -> ToolReturnPart:
    """What a call brings: facts, or a sentence of what is wrong with it."""
    known: list[Fact] = [*prompt.facts, *(fact for one in looked for fact in one.facts)]
    of = read_call(call.tool_name, call.args)
    try:
        if prompt.tools is None:
            raise BadAnswer("words", "a call of a tool that was not offered")
        facts = looked_up(prompt.tools, call.tool_name, of, known)
    except MiloError as e:
        return _said(call, told([], e.sentence()))
    looked.append(LookUp(tool=call.tool_name, of=of, facts=facts))
    return _said(call, told(facts))


def _said(call: ToolCallPart, content: dict[str, Any]) -> ToolReturnPart:
    return ToolReturnPart(call.tool_name, content, call.tool_call_id)


def _text(response: ModelResponse) -> str:
    """The words of a response. Raises BadAnswer for one cut short, ModelRefused where the model declined."""
    if response.finish_reason == "length":
        raise BadAnswer("a whole answer", "one cut off at the token limit")
    if response.finish_reason in {"content_filter", "error"}:
        raise ModelRefused("an answer", "the model declined")
    return "".join(part.content for part in response.parts if isinstance(part, TextPart))


def _ours(raised: BaseException) -> ModelFailed:
    """The error of ours behind one of a library's; BadAnswer where none is, which means that the body was not as agreed."""
    seen: BaseException | None = raised
    while seen is not None:
        if isinstance(seen, ModelFailed):
            return seen
        seen = seen.__cause__ or seen.__context__
    return BadAnswer("an answer of the agreed shape", type(raised).__name__)
