"""Which methods there are, what they take, and which of them count against the limits."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from practice.methods import about, changing, passing, receiving, sending
from practice.parameters import Parameters
from practice.standin import StandIn

Handler: TypeAlias = Callable[[StandIn, Parameters], Any | Awaitable[Any]]

THREAD = "business_connection_id message_thread_id"
GROUPED = (
    f"chat_id {THREAD} direct_messages_topic_id disable_notification protect_content "
    "allow_paid_broadcast message_effect_id reply_parameters"
)
SEND = f"{GROUPED} suggested_post_parameters reply_markup"
CAPTION = "caption parse_mode caption_entities"
SHOWN = "show_caption_above_media has_spoiler"
EDIT = "business_connection_id chat_id message_id inline_message_id reply_markup"


@dataclass(frozen=True, slots=True)
class Method:
    """One method: its name, what does it, and the parameters it knows."""

    name: str
    handler: Handler
    known: frozenset[str]

    @property
    def writes(self) -> bool:
        """Whether a call counts against the sending limits."""
        sends = self.name.startswith(("send", "edit", "copy", "forward"))
        return sends and self.name != "sendChatAction"


def _file(kind: str) -> Handler:
    return partial(sending.send_file, kind=kind)


def _set(name: str) -> Handler:
    return partial(about.set_about, name=name)


def _get(name: str) -> Handler:
    return partial(about.get_about, name=name)


TABLE: tuple[tuple[str, Handler, str], ...] = (
    ("getUpdates", receiving.get_updates, "offset limit timeout allowed_updates"),
    (
        "setWebhook",
        receiving.set_webhook,
        "url certificate ip_address max_connections allowed_updates drop_pending_updates "
        "secret_token",
    ),
    ("deleteWebhook", receiving.delete_webhook, "drop_pending_updates"),
    ("getWebhookInfo", receiving.get_webhook_info, ""),
    ("getFile", receiving.get_file, "file_id"),
    ("logOut", receiving.log_out, ""),
    ("close", receiving.close, ""),
    ("sendMessage", sending.send_message, f"{SEND} text parse_mode entities link_preview_options"),
    ("sendPhoto", _file("photo"), f"{SEND} {CAPTION} {SHOWN} photo"),
    ("sendVoice", _file("voice"), f"{SEND} {CAPTION} voice duration"),
    (
        "sendDocument",
        _file("document"),
        f"{SEND} {CAPTION} document thumbnail disable_content_type_detection",
    ),
    (
        "sendVideo",
        _file("video"),
        f"{SEND} {CAPTION} {SHOWN} video duration width height thumbnail cover start_timestamp "
        "supports_streaming",
    ),
    (
        "sendAnimation",
        _file("animation"),
        f"{SEND} {CAPTION} {SHOWN} animation duration width height thumbnail",
    ),
    (
        "sendAudio",
        _file("audio"),
        f"{SEND} {CAPTION} audio duration performer title thumbnail",
    ),
    ("sendMediaGroup", sending.send_media_group, f"{GROUPED} media"),
    (
        "sendLocation",
        sending.send_location,
        f"{SEND} latitude longitude horizontal_accuracy live_period heading proximity_alert_radius",
    ),
    (
        "sendContact",
        sending.send_contact,
        f"{SEND} phone_number first_name last_name vcard",
    ),
    (
        "copyMessage",
        passing.copy_message,
        f"{SEND} {CAPTION} from_chat_id message_id video_start_timestamp show_caption_above_media",
    ),
    (
        "forwardMessage",
        passing.forward_message,
        f"{GROUPED} from_chat_id message_id video_start_timestamp suggested_post_parameters",
    ),
    ("setMessageReaction", passing.set_message_reaction, "chat_id message_id reaction is_big"),
    (
        "pinChatMessage",
        passing.pin_message,
        "business_connection_id chat_id message_id disable_notification",
    ),
    ("unpinChatMessage", passing.unpin_message, "business_connection_id chat_id message_id"),
    ("sendChatAction", sending.send_chat_action, f"chat_id {THREAD} action"),
    (
        "editMessageText",
        changing.edit_message_text,
        f"{EDIT} text parse_mode entities link_preview_options",
    ),
    (
        "editMessageCaption",
        changing.edit_message_caption,
        f"{EDIT} {CAPTION} show_caption_above_media",
    ),
    ("editMessageMedia", changing.edit_message_media, f"{EDIT} media"),
    ("editMessageReplyMarkup", changing.edit_message_reply_markup, EDIT),
    ("deleteMessage", changing.delete_message, "chat_id message_id"),
    ("deleteMessages", changing.delete_messages, "chat_id message_ids"),
    (
        "answerCallbackQuery",
        changing.answer_callback_query,
        "callback_query_id text show_alert url cache_time",
    ),
    ("getMe", about.get_me, ""),
    ("setMyCommands", about.set_my_commands, "commands scope language_code"),
    ("getMyCommands", about.get_my_commands, "scope language_code"),
    ("deleteMyCommands", about.delete_my_commands, "scope language_code"),
    ("setMyName", _set("name"), "name language_code"),
    ("getMyName", _get("name"), "language_code"),
    ("setMyDescription", _set("description"), "description language_code"),
    ("getMyDescription", _get("description"), "language_code"),
    ("setMyShortDescription", _set("short_description"), "short_description language_code"),
    ("getMyShortDescription", _get("short_description"), "language_code"),
    ("setChatMenuButton", about.set_chat_menu_button, "chat_id menu_button"),
    ("getChatMenuButton", about.get_chat_menu_button, "chat_id"),
    ("getChat", about.get_chat, "chat_id"),
    ("getChatMember", about.get_chat_member, "chat_id user_id"),
    ("getChatMemberCount", about.get_chat_member_count, "chat_id"),
    ("leaveChat", about.leave_chat, "chat_id"),
)

METHODS: dict[str, Method] = {
    name.lower(): Method(name, handler, frozenset(known.split())) for name, handler, known in TABLE
}
"""By lower-case name: Telegram does not mind the case."""
