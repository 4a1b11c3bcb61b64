"""Which methods there are, what they take, and which of them count against the limits."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from practice.methods import (
    about,
    changing,
    inline,
    inviting,
    members,
    passing,
    places,
    polls,
    receiving,
    sending,
)
from practice.parameters import Parameters
from practice.standin import StandIn
from practice.standing import RIGHTS

Handler: TypeAlias = Callable[[StandIn, Parameters], Any | Awaitable[Any]]

THREAD = "business_connection_id message_thread_id"
GROUPED = (
    f"chat_id {THREAD} direct_messages_topic_id disable_notification protect_content "
    "allow_paid_broadcast message_effect_id reply_parameters"
)
SEND = f"{GROUPED} suggested_post_parameters reply_markup"
POINT = "latitude longitude horizontal_accuracy"
MOVING = "live_period heading proximity_alert_radius"
MANY = (
    "chat_id message_thread_id direct_messages_topic_id from_chat_id message_ids "
    "disable_notification protect_content"
)
PASSED = (
    "chat_id message_thread_id direct_messages_topic_id from_chat_id message_id "
    "video_start_timestamp disable_notification protect_content message_effect_id "
    "suggested_post_parameters"
)
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
        places.send_location,
        f"{SEND} {POINT} {MOVING}",
    ),
    (
        "sendVenue",
        places.send_venue,
        f"{SEND} {POINT} title address foursquare_id foursquare_type google_place_id "
        "google_place_type",
    ),
    (
        "sendContact",
        sending.send_contact,
        f"{SEND} phone_number first_name last_name vcard",
    ),
    (
        "sendPoll",
        polls.send_poll,
        f"{SEND} question question_parse_mode question_entities options is_anonymous type "
        "allows_multiple_answers allows_revoting shuffle_options allow_adding_options "
        "hide_results_until_closes members_only country_codes correct_option_ids explanation "
        "explanation_parse_mode explanation_entities explanation_media open_period close_date "
        "is_closed description description_parse_mode description_entities media",
    ),
    ("stopPoll", polls.stop_poll, "business_connection_id chat_id message_id reply_markup"),
    ("sendDice", sending.send_dice, f"{SEND} emoji"),
    ("sendSticker", _file("sticker"), f"{SEND} sticker emoji"),
    ("sendVideoNote", _file("video_note"), f"{SEND} video_note duration length thumbnail"),
    (
        "copyMessage",
        passing.copy_message,
        f"{PASSED} {CAPTION} allow_paid_broadcast reply_parameters reply_markup "
        "show_caption_above_media",
    ),
    (
        "forwardMessage",
        passing.forward_message,
        PASSED,
    ),
    ("copyMessages", passing.copy_messages, f"{MANY} remove_caption"),
    ("forwardMessages", passing.forward_messages, MANY),
    ("setMessageReaction", passing.set_message_reaction, "chat_id message_id reaction is_big"),
    (
        "pinChatMessage",
        passing.pin_message,
        "business_connection_id chat_id message_id disable_notification",
    ),
    ("unpinChatMessage", passing.unpin_message, "business_connection_id chat_id message_id"),
    ("unpinAllChatMessages", passing.unpin_all_messages, "chat_id"),
    ("sendChatAction", sending.send_chat_action, f"chat_id {THREAD} action"),
    (
        "editMessageText",
        changing.edit_message_text,
        f"{EDIT} text parse_mode entities link_preview_options rich_message",
    ),
    (
        "editMessageCaption",
        changing.edit_message_caption,
        f"{EDIT} {CAPTION} show_caption_above_media",
    ),
    ("editMessageMedia", changing.edit_message_media, f"{EDIT} media"),
    ("editMessageReplyMarkup", changing.edit_message_reply_markup, EDIT),
    (
        "editMessageLiveLocation",
        changing.edit_message_live_location,
        f"{EDIT} {POINT} {MOVING}",
    ),
    ("stopMessageLiveLocation", changing.stop_message_live_location, EDIT),
    ("deleteMessage", changing.delete_message, "chat_id message_id"),
    ("deleteMessages", changing.delete_messages, "chat_id message_ids"),
    (
        "answerCallbackQuery",
        changing.answer_callback_query,
        "callback_query_id text show_alert url cache_time",
    ),
    (
        "answerInlineQuery",
        inline.answer_inline_query,
        "inline_query_id results cache_time is_personal next_offset button",
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
    ("getChatAdministrators", members.get_chat_administrators, "chat_id return_bots"),
    ("getUserProfilePhotos", members.get_user_profile_photos, "user_id offset limit"),
    ("banChatMember", members.ban_chat_member, "chat_id user_id until_date revoke_messages"),
    ("unbanChatMember", members.unban_chat_member, "chat_id user_id only_if_banned"),
    (
        "restrictChatMember",
        members.restrict_chat_member,
        "chat_id user_id permissions use_independent_chat_permissions until_date",
    ),
    (
        "promoteChatMember",
        members.promote_chat_member,
        f"chat_id user_id {' '.join(RIGHTS)} can_post_messages can_edit_messages "
        "can_manage_direct_messages",
    ),
    ("setChatTitle", members.set_chat_title, "chat_id title"),
    ("setChatDescription", members.set_chat_description, "chat_id description"),
    (
        "setChatPermissions",
        members.set_chat_permissions,
        "chat_id permissions use_independent_chat_permissions",
    ),
    (
        "createChatInviteLink",
        inviting.create_chat_invite_link,
        "chat_id name expire_date member_limit creates_join_request",
    ),
    (
        "editChatInviteLink",
        inviting.edit_chat_invite_link,
        "chat_id invite_link name expire_date member_limit creates_join_request",
    ),
    ("exportChatInviteLink", inviting.export_chat_invite_link, "chat_id"),
    ("revokeChatInviteLink", inviting.revoke_chat_invite_link, "chat_id invite_link"),
)

METHODS: dict[str, Method] = {
    name.lower(): Method(name, handler, frozenset(known.split())) for name, handler, known in TABLE
}
"""By lower-case name: Telegram does not mind the case."""
