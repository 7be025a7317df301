namespace SpeechCoach.TelegramEmulator;

/// <summary>What a file is to Telegram: the field of the message that holds it, the number in its id, and where it lies.</summary>
sealed record FileKind(string Field, byte Number, string Folder, string Extension)
{
    public static readonly FileKind Photo = new("photo", 2, "photos", ".jpg");
    public static readonly FileKind Voice = new("voice", 3, "voice", ".oga");
    public static readonly FileKind Document = new("document", 5, "documents", "");
    public static readonly FileKind Audio = new("audio", 9, "music", ".mp3");
    public static readonly FileKind VideoNote = new("video_note", 13, "video_notes", ".mp4");
}
