"""The Telegram bot: a chat with the same coach as every other door, started by bot.TelegramBot and handed all it needs."""
