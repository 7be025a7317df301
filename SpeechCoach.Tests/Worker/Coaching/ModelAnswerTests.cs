using System.Text.Json.Nodes;
using SpeechCoach.Speech;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class ModelAnswerTests
{
    static readonly CoachingRequest Request = SomeObservations.Request("so um I think", "we should go");

    [Fact]
    public void A_choice_among_what_was_observed_is_taken_over()
    {
        var verdict = ModelAnswer.Read(SomeObservations.Answer, Request);
        Assert.Equal("steady-pace", verdict.Strength.Code);
        var action = Assert.Single(verdict.Actions);
        Assert.Equal(("pause-instead", new TimeRange(12.1, 12.5)), (action.Code, Assert.Single(action.Evidence)));
        Assert.StartsWith("You said 7 fillers", action.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_it_points_nowhere_the_observation_shows_its_places()
    {
        var action = ModelAnswer.Read(With(answer => Action(answer)["evidence"] = new JsonArray()), Request).Actions[0];
        Assert.Equal([new TimeRange(12.1, 12.5), new TimeRange(20, 20.4)], action.Evidence);
    }

    [Theory]
    [InlineData("Leave a silence where the word does not come at once, as at 0:12.")]
    [InlineData("At 12.1 s and at 20 s you could have paused instead of filling the gap.")]
    [InlineData("You used 7.25 fillers a minute; let a pause stand where one wants out.")]
    [InlineData("Your level of 21 dB below full scale is fine; it's the “um” that takes the room of a pause – leave it out.")]
    public void Numbers_that_were_measured_may_be_rounded(string text) =>
        Assert.Equal(text, ModelAnswer.Read(With(answer => Action(answer)["text"] = text), Request).Actions[0].Text);

    [Theory]
    [InlineData("You said 8 fillers; a pause would do the same for your listener.")]
    [InlineData("You used 7.4 fillers a minute; let a pause stand where one wants out.")]
    [InlineData("At 0:15 a short silence would do the same for your listener.")]
    [InlineData("At 139.0 words a minute you leave no room for the listener.")]
    [InlineData("You said 1,139 words; a pause would do the same for your listener.")]
    [InlineData("You said forty fillers; a pause would do the same for your listener.")]
    [InlineData("More than half of your sentences begin with the same word.")]
    [InlineData("You said ٧٧ fillers; a pause would do the same for your listener.")]
    public void A_number_that_nobody_measured_is_refused(string text) => Refused(With(answer => Action(answer)["text"] = text));

    [Theory]
    [InlineData("<b>Pause</b> where the filler stands, and let the listener think.")]
    [InlineData("<script>alert(1)</script> and let the listener think of it.")]
    [InlineData("Pause more. See https://example.com/course for how to do it.")]
    [InlineData("Pause more. See example.com for how you could do it.")]
    [InlineData("Pause more. See www.example for how you could do it.")]
    [InlineData("**Pause** where the filler stands, and let the listener think.")]
    [InlineData("[Pause](x) where the filler stands, and let the listener think.")]
    [InlineData("Pause where the filler stands,\nand let the listener think.")]
    [InlineData("Pause where the filler stands \u202e and let the listener think.")]
    [InlineData("Pause where the filler stands \u0000 and let the listener think.")]
    [InlineData("Pause where the filler stands, and let the listener think 🙂")]
    [InlineData("Haz una pausa en lugar de la muletilla y deja pensar a quien escucha.")]
    [InlineData("Mach eine Pause, wo sonst ein Fülllaut steht, und lass die Leute denken.")]
    [InlineData("Делай паузу там, где обычно звучит слово-паразит, и дай подумать.")]
    [InlineData("Pause.")]
    [InlineData("")]
    public void Text_that_is_not_plain_English_is_refused(string text) => Refused(With(answer => Action(answer)["text"] = text));

    [Fact]
    public void A_follow_up_question_is_taken_over_and_none_is_none()
    {
        Assert.Equal("¿Y qué pasó después?", ModelAnswer.Read(With(answer => answer["followUp"] = " ¿Y qué pasó después? "), Request).FollowUp);
        Assert.Null(ModelAnswer.Read(SomeObservations.Answer, Request).FollowUp);
    }

    [Theory]
    [InlineData("Tell me more about it.")]
    [InlineData("Why?")]
    [InlineData("Did you see https://example.com?")]
    [InlineData("Did you see <b>it</b> there?")]
    [InlineData("Did you see it\nthere?")]
    [InlineData("Did you see it \u202e there?")]
    public void One_that_is_no_question_to_ask_is_left_out_and_the_advice_stands(string question)
    {
        var verdict = ModelAnswer.Read(With(answer => answer["followUp"] = question), Request);
        Assert.Null(verdict.FollowUp);
        Assert.Equal("steady-pace", verdict.Strength.Code);
    }

    [Fact]
    public void Without_a_transcript_nothing_is_asked() =>
        Assert.Null(ModelAnswer.Read(With(answer => answer["followUp"] = "What did you mean by that?"), Request with { Phrases = [] }).FollowUp);

    [Fact]
    public void Text_without_end_is_refused() => Refused(With(answer => Action(answer)["text"] = string.Concat(Enumerable.Repeat("Pause where the filler is. ", 20))));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"NaN\"")]
    [InlineData("NaN")]
    [InlineData("""{"strength":null,"actions":[]}""")]
    [InlineData("""{"strength":{"observation":"steady-pace","text":"A pace that is easy for the listener.","evidence":[]},"actions":null}""")]
    [InlineData("""{"strength":{"observation":"steady-pace","text":"A pace that is easy for the listener.","evidence":[]},"actions":[null]}""")]
    [InlineData("""{"strength":{"observation":"steady-pace","text":"A pace that is easy for the listener.","evidence":[null]},"actions":[]}""")]
    [InlineData("""{"strength":{"observation":"steady-pace","text":NaN,"evidence":[]},"actions":[]}""")]
    [InlineData("""{"advice":"Speak slower, and let the listener think."}""")]
    [InlineData("Speak slower, and let the listener think.")]
    public void Another_schema_is_refused(string content) => Refused(content);

    [Fact]
    public void Prose_or_a_fence_around_the_JSON_is_refused()
    {
        Refused($"Here you are: {SomeObservations.Answer}");
        Refused($"```json\n{SomeObservations.Answer}\n```");
        Refused(SomeObservations.Answer + SomeObservations.Answer);
        Refused(SomeObservations.Answer[..^10]);
    }

    [Fact]
    public void What_was_not_asked_for_is_refused()
    {
        Refused(With(answer => answer["score"] = 100));
        Refused(With(answer => Action(answer)["why"] = "because"));
        Refused(With(answer => Action(answer).Remove("evidence")));
        Refused(With(answer => answer.Remove("actions")));
        Refused(With(answer => answer["actions"] = new JsonArray()));
        Refused(With(answer => answer["actions"] = Repeated(answer, "pause-instead", "shorten-long-pauses", "add-pauses")));
        Refused(With(answer => answer["actions"] = Repeated(answer, "pause-instead", "pause-instead")));
        Refused("""{"strength":{},"strength":""" + SomeObservations.Answer.TrimStart()["{\"strength\":".Length..]);
    }

    [Fact]
    public void What_nobody_observed_and_where_nobody_spoke_is_refused()
    {
        Refused(With(answer => Action(answer)["observation"] = "speak-louder"));
        Refused(With(answer => Action(answer)["observation"] = "steady-pace"));
        Refused(With(answer => answer["strength"]!["observation"] = "pause-instead"));
        foreach (var place in new[] { "e99", "p3", "12.1", "", "900-901" })
            Refused(With(answer => Action(answer)["evidence"] = new JsonArray(place)));
        Refused(With(answer => Action(answer)["evidence"] = new JsonArray("e1", "e2", "e3", "p1")));
    }

    static void Refused(string content)
    {
        var message = Assert.Throws<InvalidDataException>(() => ModelAnswer.Read(content, Request)).Message;
        Assert.StartsWith("The language model", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 0, 100);
    }

    static string With(Action<JsonObject> change)
    {
        var answer = JsonNode.Parse(SomeObservations.Answer)!.AsObject();
        change(answer);
        return answer.ToJsonString();
    }

    static JsonObject Action(JsonObject answer) => answer["actions"]![0]!.AsObject();

    static JsonArray Repeated(JsonObject answer, params string[] observations) => [.. observations.Select(observation =>
    {
        var action = Action(answer).DeepClone();
        (action["observation"], action["text"], action["evidence"]) = (observation, "Let a pause stand in its place next time.", new JsonArray());
        return action;
    })];
}
