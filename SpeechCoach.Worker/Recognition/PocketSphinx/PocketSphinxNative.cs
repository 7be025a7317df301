using System.Runtime.InteropServices;

namespace SpeechCoach.Worker;

/// <summary>The C interface of PocketSphinx 5 prealpha, as Debian ships it. Only ever called in a child process: it may abort.</summary>
static partial class PocketSphinxNative
{
    public const string Library = "libpocketsphinx.so.3";
    const string Base = "libsphinxbase.so.3";

    [LibraryImport(Library, EntryPoint = "ps_args")]
    public static partial nint Definitions();

    [LibraryImport(Base, EntryPoint = "cmd_ln_parse_r", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ParseArguments(nint inout, nint definitions, int count, string[] arguments, int strict);

    [LibraryImport(Library, EntryPoint = "ps_init")]
    public static partial nint Init(nint configuration);

    [LibraryImport(Library, EntryPoint = "ps_get_config")]
    public static partial nint Configuration(nint decoder);

    /// <summary>Takes effect on the next grammar.</summary>
    [LibraryImport(Base, EntryPoint = "cmd_ln_set_float_r", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetNumber(nint configuration, string name, double value);

    [LibraryImport(Library, EntryPoint = "ps_lookup_word", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint LookupWord(nint decoder, string word);

    [LibraryImport(Library, EntryPoint = "ps_add_word", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddWord(nint decoder, string word, string phones, int update);

    [LibraryImport(Library, EntryPoint = "ps_set_jsgf_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetGrammar(nint decoder, string name, string grammar);

    [LibraryImport(Library, EntryPoint = "ps_set_search", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetSearch(nint decoder, string name);

    /// <summary>Forgets the noise of what was heard before.</summary>
    [LibraryImport(Library, EntryPoint = "ps_start_stream")]
    public static partial int StartStream(nint decoder);

    [LibraryImport(Library, EntryPoint = "ps_start_utt")]
    public static partial int StartUtterance(nint decoder);

    [LibraryImport(Library, EntryPoint = "ps_process_raw")]
    public static partial int Process(nint decoder, ReadOnlySpan<short> samples, nuint count, int noSearch, int fullUtterance);

    [LibraryImport(Library, EntryPoint = "ps_end_utt")]
    public static partial int EndUtterance(nint decoder);

    [LibraryImport(Library, EntryPoint = "ps_get_hyp")]
    public static partial nint Hypothesis(nint decoder, out int score);

    [LibraryImport(Library, EntryPoint = "ps_get_logmath")]
    public static partial nint LogMath(nint decoder);

    [LibraryImport(Base, EntryPoint = "logmath_exp")]
    public static partial double Exp(nint logMath, int value);

    [LibraryImport(Library, EntryPoint = "ps_seg_iter")]
    public static partial nint FirstSegment(nint decoder);

    [LibraryImport(Library, EntryPoint = "ps_seg_next")]
    public static partial nint NextSegment(nint segment);

    [LibraryImport(Library, EntryPoint = "ps_seg_word")]
    public static partial nint SegmentWord(nint segment);

    [LibraryImport(Library, EntryPoint = "ps_seg_frames")]
    public static partial void SegmentFrames(nint segment, out int first, out int last);

    [LibraryImport(Library, EntryPoint = "ps_seg_prob")]
    public static partial int SegmentProbability(nint segment, out int acoustic, out int language, out int backOff);
}
