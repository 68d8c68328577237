#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The C2PA's own measures, read as they are published: the crJSON schema and the asset rubrics of the conformance
programme, on what we report about others' files and on what we sign."""
import copy
import json

from support import Skip, Suite, samples, shared

try:
    import jsonschema
    import yaml

    from formula import Rubric
except ImportError:
    jsonschema = yaml = None

SPECIFICATION = "2.4"
HUMAN = "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits"


def measure(name):
    if jsonschema is None:
        raise Skip("jsonschema or pyyaml is not installed")
    return shared("c2pa-corpus", "spec", name).read_text()


def schema():
    return jsonschema.Draft202012Validator(json.loads(measure("crJSON-schema.json")))


def requirements():
    documents = list(yaml.safe_load_all(measure("asset-rubric-conformance0.2-spec2.4.yml")))
    return Rubric(documents, expected_spec_version=SPECIFICATION)


def crjson(suite, files, *options):
    """The reports about files, in their order."""
    for first in range(0, len(files), 50):
        part = files[first:first + 50]
        lines = suite.command("verify", "--crjson", *options, *part, timeout=300).stdout.strip().split("\n")
        assert len(lines) == len(part), f"{len(lines)} reports about {len(part)} files"
        yield from zip(part, map(json.loads, lines))


def signed_files(suite):
    """One file of every format and way of signing, made once: created, opened, edited, updated, redacted, bound by
    boxes, stamped."""
    if hasattr(suite, "signed"):
        return suite.signed
    suite.command("identity", "new", "--name", "Conformance", expect=0)
    folder = suite.folder / "signed"
    folder.mkdir(exist_ok=True)
    (folder / "edit.json").write_text(json.dumps({"title": "edited", "assertions": [
        {"label": "c2pa.actions", "data": {"actions": [
            {"action": "c2pa.cropped", "digitalSourceType": HUMAN}, {"action": "org.example.polished"},
            {"action": "c2pa.adjustedColor", "digitalSourceType": HUMAN, "parameters": {"org.example.amount": 2}},
            {"action": "c2pa.watermarked.bound"}]}},
        {"label": "c2pa.soft-binding", "data": {"alg": "org.example.mark", "blocks": [{"scope": {}, "value": "x"}]}},
        {"label": "cawg.training-mining", "data": {"entries": {"cawg.data_mining": {"use": "notAllowed"}}}},
        {"label": "org.example.own", "data": {"list": [1.5, True, None, -3]}}]}))
    made = []

    def sign(source, name, *options, may_refuse=False):
        target = folder / f"{name}{source.suffix}"
        done = suite.command("sign", source, "-o", target, *options, expect=(0, 3) if may_refuse else 0)
        if done.returncode == 0:
            made.append(target)
        return target

    for name, path in samples(suite).items():
        created = sign(path, f"{name}-created", "--tsa", "builtin")
        edited = sign(created, f"{name}-edited", "--manifest", folder / "edit.json")
        sign(created, f"{name}-opened")
        sign(path, f"{name}-boxes", "--box-hash", may_refuse=True)
        sign(edited, f"{name}-updated", "--update", "--redact", "cawg.training-mining", may_refuse=True)
        sign(path, f"{name}-composed", "--ingredient", created)
    suite.signed = made
    return made


def the_crjson_of_every_file_of_the_corpus_passes_the_schema(suite):
    validator, corpus = schema(), shared("c2pa-corpus")
    files = sorted(path for name in ["forged", "generated", "published", "tampered", "beyond"]
                   for path in (corpus / name).iterdir())
    for options in ((), ("--trust", corpus / "trust" / "anchors.pem")):
        for path, report in crjson(suite, files, *options):
            faults = [fault.message for fault in validator.iter_errors(report)]
            assert not faults, f"{path}: {faults[:2]}"
    print(f"   {len(files)} files of the corpus pass the schema")


def the_crjson_of_what_we_sign_passes_the_schema(suite):
    validator = schema()
    for path, report in crjson(suite, signed_files(suite)):
        faults = [fault.message for fault in validator.iter_errors(report)]
        assert not faults, f"{path.name}: {faults[:2]}"
        failures = report["manifests"][0]["validationResults"]["failure"]
        assert not failures, f"{path.name}: {failures}"


def what_we_sign_meets_every_requirement_of_the_programme(suite):
    rubric, asked = requirements(), 0
    for path, report in crjson(suite, signed_files(suite)):
        for name, holds, _, found in rubric.answers(report):
            asked += 1
            assert holds, f"{path.name}: {name}: {found}"
    print(f"   {len(suite.signed)} files of ours meet all {asked // len(suite.signed)} requirements")


def the_rubric_finds_what_is_taken_away(suite):
    """The evaluator is ours, so that it could be blind: each of these must make one requirement fail."""
    rubric = requirements()
    by_name = {path.stem: report for path, report in crjson(suite, signed_files(suite))}

    def action(report, name):
        lists = report["manifests"][0]["assertions"].values()
        return next(action for data in lists for action in data.get("actions", []) if action["action"] == name)

    def manifest(report):
        return report["manifests"][0]

    cases = [
        ("mandatory_spec_version", "created", lambda r: manifest(r)["claim.v2"]["claim_generator_info"].pop("specVersion")),
        ("mandatory_spec_version", "created",
         lambda r: manifest(r)["claim.v2"]["claim_generator_info"].update(specVersion="2.2.0")),
        ("mandatory_all_actions_included", "created",
         lambda r: manifest(r)["assertions"]["c2pa.actions.v2"].pop("allActionsIncluded")),
        ("mandatory_dst_for_created_action", "created", lambda r: action(r, "c2pa.created").pop("digitalSourceType")),
        ("mandatory_dst_for_perceptible_transformations", "edited",
         lambda r: action(r, "c2pa.cropped").pop("digitalSourceType")),
        ("no_dst_for_opened_action", "opened", lambda r: action(r, "c2pa.opened").update(digitalSourceType="x")),
        ("opened_action_ingredient_reference", "opened", lambda r: action(r, "c2pa.opened").pop("parameters")),
        ("all_actions_included_opened", "opened",
         lambda r: manifest(r)["assertions"]["c2pa.actions.v2"].update(allActionsIncluded=False)),
        ("well_formed_success", "created",
         lambda r: manifest(r)["validationResults"]["failure"].append({"code": "claim.malformed"})),
        ("valid_success", "created",
         lambda r: manifest(r)["validationResults"]["failure"].append({"code": "assertion.dataHash.mismatch"})),
        ("well_formed_data_present", "created", lambda r: manifest(r).pop("validationResults")),
        ("inception_action_position", "created", lambda r: manifest(r)["claim.v2"].update(created_assertions=[])),
        ("no_deprecated_assertions", "created", lambda r: manifest(r)["assertions"].update({"c2pa.actions": {}})),
        ("no_unsupported_assertions", "created", lambda r: manifest(r)["assertions"].update({"c2pa.own": {}})),
        ("no_deprecated_actions", "edited", lambda r: action(r, "c2pa.cropped").update(action="c2pa.managed")),
        ("no_unsupported_actions", "edited", lambda r: action(r, "c2pa.cropped").update(action="c2pa.own")),
        ("no_unrecognized_custom_actions", "edited", lambda r: action(r, "c2pa.cropped").update(action="own")),
        ("no_unrecognized_custom_assertions", "created", lambda r: manifest(r)["assertions"].update(own={})),
        ("no_unrecognized_custom_action_parameters", "opened",
         lambda r: action(r, "c2pa.opened")["parameters"].update(own=1)),
        ("active_manifest_urn", "created", lambda r: manifest(r).update(label="urn:uuid:x")),
        ("ingredient_relationship_values", "opened",
         lambda r: manifest(r)["assertions"]["c2pa.ingredient.v3"].update(relationship="cousinOf")),
        ("ingredient_v3_mandatory_validation_results", "opened",
         lambda r: manifest(r)["assertions"]["c2pa.ingredient.v3"].pop("validationResults")),
        ("no_deprecated_claim_fields", "created", lambda r: manifest(r)["claim.v2"].update(specVersion="2.4")),
        ("no_url_in_hashes", "created", lambda r: manifest(r)["assertions"]["c2pa.hash.data"].update(url="x")),
    ]
    for name, kind, change in cases:
        report = copy.deepcopy(by_name[f"noise-jpg-{kind}"])
        change(report)
        failed = {answer[0] for answer in rubric.answers(report) if not answer[1]}
        assert f"validation:{name}" in failed, f"{name} was not missed; {failed}"


def our_signals_are_those_of_the_rubric(suite):
    rubric = Rubric(list(yaml.safe_load_all(measure("asset-rubric-signals-local.yml"))))
    words = {statement["id"]: statement["reportText"]["true"]["en"] for statement in rubric.statements}
    corpus = shared("c2pa-corpus")
    files = [*signed_files(suite), *sorted(path for path in (corpus / "generated").iterdir() if path.suffix != ".c2pa")]
    compared = 0
    for path, report in crjson(suite, files):
        if not report["manifests"] or report["manifests"][0].get("validationResults", {}).get("failure"):
            continue
        expected = [words[name] for name, holds, *_ in rubric.answers(report["manifests"][0])
                    if holds and not name.endswith("ambiguousActions")]
        text = suite.command("verify", path).stdout.split("\n")
        if text[0].endswith("does not hold"):
            continue
        found = next((line.strip().split("; ") for line in text if line.strip().split("; ")[0] in words.values()), [])
        assert found == expected, f"{path.name}: {found}, not {expected}"
        compared += 1
    assert compared > 50, compared


if __name__ == "__main__":
    suite = Suite(__doc__)
    suite.run(
        the_crjson_of_every_file_of_the_corpus_passes_the_schema, the_crjson_of_what_we_sign_passes_the_schema,
        what_we_sign_meets_every_requirement_of_the_programme, the_rubric_finds_what_is_taken_away,
        our_signals_are_those_of_the_rubric)
    suite.finish()
