<?php
// moodle.php FILE...: what Moodle keeps of each page, as a JSON list. Moodle cleans the pages of a cartridge with
// HTML Purifier (clean_param with PARAM_CLEANHTML in lib/weblib.php); these are the settings that it changes there.
error_reporting(E_ALL & ~E_DEPRECATED);
require_once 'HTMLPurifier.auto.php';

$config = HTMLPurifier_Config::createDefault();
$config->set('Cache.DefinitionImpl', null);
$config->set('Core.ConvertDocumentToFragment', true);
$config->set('Core.Encoding', 'UTF-8');
$config->set('HTML.Doctype', 'XHTML 1.0 Transitional');
$config->set('Attr.AllowedFrameTargets', ['_blank']);
$config->set('URI.AllowedSchemes', ['http' => true, 'https' => true, 'ftp' => true, 'mailto' => true]);
$purifier = new HTMLPurifier($config);
echo json_encode(array_map(fn ($file) => $purifier->purify(file_get_contents($file)), array_slice($argv, 1)));
