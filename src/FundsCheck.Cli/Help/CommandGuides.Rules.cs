using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Help;

internal static partial class CommandGuides
{
    private static void AddRules(Dictionary<string, CommandGuide> guides)
    {
        guides["rules"] = new(
            ["fundscheck rules lint --strict rules", "fundscheck rules diff old.json new.json"],
            (ExitStatus.Failed, "a test failed, or the command failed"),
            (ExitStatus.WrongInput, "wrong usage, or a rule file that does not load"),
            (ExitStatus.OnlyStricter, "`diff --exit-code`: decisions change, and none is looser"),
            (ExitStatus.Looser, "`diff --exit-code`: at least one change is looser"));
        guides["rules new"] = new(
            ["fundscheck rules new shop --template buffer --folder rules"],
            (ExitStatus.WrongInput, "wrong usage, or a rule set of this name exists"));
        guides["rules resolve"] = new(
            ["fundscheck rules resolve rules/ach-debit.json"],
            (ExitStatus.WrongInput, "wrong usage, or a rule file that does not load"));
        guides["rules serve"] = new(
            ["fundscheck rules serve"],
            (ExitStatus.Done, "the editor ended the session"));
        guides["rules lint"] = new(
            ["fundscheck rules lint --strict rules", "fundscheck rules lint --watch rules"],
            (ExitStatus.Done, "no error; with --strict: no warning either; with --watch: Ctrl-C"),
            (ExitStatus.WrongInput, "an error in a rule file; with --strict: or a warning"));
        guides["rules test"] = new(
            ["fundscheck rules test rules/ach-debit.json --coverage 100", "fundscheck rules test new.json --suggest > missing.json"],
            (ExitStatus.Done, "each test passed, and the coverage is reached"),
            (ExitStatus.Failed, "a test failed, or the coverage is below the percentage"),
            (ExitStatus.WrongInput, "wrong usage, or a rule file that does not load"));
        guides["rules diff"] = new(
            [
                "fundscheck rules diff old.json new.json",
                "fundscheck rules diff old.json new.json --exit-code \\\n  --decisions decisions.jsonl",
            ],
            (ExitStatus.Done, "done; with --exit-code: no decision changes"),
            (ExitStatus.OnlyStricter, "with --exit-code: decisions change, and none is looser"),
            (ExitStatus.Looser, "with --exit-code: at least one change is looser"));
        guides["rules tune"] = new(
            [
                "fundscheck rules tune rules/ach-debit.json --check funds \\\n  --measure headroom.available --decisions decisions.jsonl",
                "fundscheck rules tune rules/ach-debit.json --check funds \\\n  --measure headroom.available --decisions decisions.jsonl "
                    + "\\\n  --returns-below 0.5% --write next.json",
            ],
            (ExitStatus.Failed, "with --write: no value to write; or the records cannot be read"),
            (ExitStatus.WrongInput, "wrong usage, a rule file that does not load, or a wrong value"));
        guides["rules fmt"] = new(
            ["fundscheck rules fmt rules", "fundscheck rules fmt rules --check"],
            (ExitStatus.Failed, "with --check: a file has another layout; or a file was not written"),
            (ExitStatus.WrongInput, "wrong usage, or a rule file that does not load"));
        guides["rules explain"] = new(
            ["fundscheck rules explain rules/ach-debit.json > ach-debit.md"],
            (ExitStatus.WrongInput, "wrong usage, or a rule file that does not load"));
        guides["rules schema"] = new(["fundscheck rules schema > ruleset.schema.json"]);
    }
}
