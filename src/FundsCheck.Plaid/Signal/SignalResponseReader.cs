namespace FundsCheck.Plaid;

/// <summary>Reads a response of <c>/signal/evaluate</c>, and skips unknown members.</summary>
internal static class SignalResponseReader
{
    private const int ScoreMin = 1;
    private const int ScoreMax = 99;

    /// <exception cref="BodyException">The body is not what Plaid documents.</exception>
    /// <exception cref="System.Text.Json.JsonException">The body is not JSON, or is nested too deeply.</exception>
    public static SignalContent Read(ReadOnlySpan<byte> body)
    {
        var json = StrictJson.OpenObject(body);
        var names = new MemberNames("body");
        var content = new SignalContent();
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "scores" when !json.IsNull:
                    content = ReadScores(ref json, content);
                    break;
                case "core_attributes" when !json.IsNull:
                    content = ReadAttributes(ref json, content);
                    break;
                case "ruleset" when !json.IsNull:
                    content = ReadRuleset(ref json, content);
                    break;
                case "warnings":
                    content = ReadWarnings(ref json, content);
                    break;
                case "request_id":
                    content = content with { RequestId = RequestIds.Fitting(json.LongText("request_id")) };
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        json.ExpectEnd();

        // A response of a balance-only ruleset has no scores, although the specification requires the member.
        names.Require("warnings", "request_id");
        return content;
    }

    private static SignalContent ReadScores(ref StrictJson json, SignalContent content)
    {
        json.ExpectObject("scores");
        var names = new MemberNames("scores");
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "customer_initiated_return_risk" when !json.IsNull:
                    content = content with { CustomerInitiatedScore = ReadScore(ref json, "scores.customer_initiated_return_risk") };
                    break;
                case "bank_initiated_return_risk" when !json.IsNull:
                    content = content with { BankInitiatedScore = ReadScore(ref json, "scores.bank_initiated_return_risk") };
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return content;
    }

    private static int ReadScore(ref StrictJson json, string place)
    {
        json.ExpectObject(place);
        var names = new MemberNames(place);
        var score = 0;
        while (json.NextMember(names) is { } name)
        {
            if (name is not "score")
            {
                json.Skip();
            }
            else if (json.TryAmountOrNull(place, out var value) && value is >= ScoreMin and <= ScoreMax && decimal.IsInteger(value.Value))
            {
                score = (int)value.Value;
            }
            else
            {
                throw new BodyException($"`{place}.score` is not a whole number from {ScoreMin} to {ScoreMax}");
            }
        }

        names.Require("score");
        return score;
    }

    private static SignalContent ReadAttributes(ref StrictJson json, SignalContent content)
    {
        json.ExpectObject("core_attributes");
        var names = new MemberNames("core_attributes");
        var attributes = new Dictionary<string, CustomFact>(StringComparer.Ordinal);
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "available_balance":
                    content = content with { Available = ReadAmount(ref json, "core_attributes.available_balance") };
                    break;
                case "current_balance":
                    content = content with { Current = ReadAmount(ref json, "core_attributes.current_balance") };
                    break;
                default:
                    if (ReadAttribute(ref json) is { } fact)
                    {
                        attributes.Add(name, fact);
                    }

                    break;
            }
        }

        return content with { Attributes = attributes };
    }

    private static decimal? ReadAmount(ref StrictJson json, string place) =>
        json.TryAmountOrNull(place, out var amount) ? amount : throw new BodyException($"`{place}` has no exact decimal");

    // A number with a fraction may be money or a ratio: the response states no unit.
    private static CustomFact? ReadAttribute(ref StrictJson json)
    {
        if (json.IsBoolean)
        {
            return CustomFact.From(json.Boolean);
        }

        if (json.IsNumber)
        {
            return json.TryAmountOrNull("core_attributes", out var number)
                && number is { } value && decimal.IsInteger(value) && Math.Abs(value) <= int.MaxValue
                ? CustomFact.From((long)value)
                : null;
        }

        json.Skip();
        return null;
    }

    private static SignalContent ReadRuleset(ref StrictJson json, SignalContent content)
    {
        json.ExpectObject("ruleset");
        var names = new MemberNames("ruleset");
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "ruleset_key":
                    content = content with { RulesetKey = json.IdOrNull("ruleset.ruleset_key") };
                    break;
                case "result":
                    content = content with { Result = json.Text("ruleset.result") };
                    break;
                case "triggered_rule_details" when !json.IsNull:
                    content = content with { CustomAction = ReadCustomAction(ref json) };
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        names.Require("result");
        return content;
    }

    private static string? ReadCustomAction(ref StrictJson json)
    {
        const string Place = "ruleset.triggered_rule_details";
        json.ExpectObject(Place);
        var names = new MemberNames(Place);
        string? action = null;
        while (json.NextMember(names) is { } name)
        {
            if (name is "custom_action_key")
            {
                action = json.IdOrNull("ruleset.triggered_rule_details.custom_action_key");
            }
            else
            {
                json.Skip();
            }
        }

        return action;
    }

    private static SignalContent ReadWarnings(ref StrictJson json, SignalContent content)
    {
        json.ExpectArray("warnings");
        while (json.NextElement())
        {
            var code = ReadWarning(ref json);
            content = content.HasWarning ? content : content with { HasWarning = true, WarningCode = code };
        }

        return content;
    }

    private static string? ReadWarning(ref StrictJson json)
    {
        json.ExpectObject("warnings");
        var names = new MemberNames("warnings");
        string? code = null;
        while (json.NextMember(names) is { } name)
        {
            if (name is "warning_code")
            {
                code = json.IdOrNull("warnings.warning_code");
            }
            else
            {
                json.Skip();
            }
        }

        return code;
    }
}
